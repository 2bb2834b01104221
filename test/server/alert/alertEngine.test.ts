import { describe, expect, test } from 'vitest';
import { createAlertEngine, type Finding } from '#server/alert/alertEngine.ts';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createSourceLiveness } from '#server/indicator/sourceLiveness.ts';
import type { Alert } from '#shared/alert/alert.ts';
import type { AlertRule } from '#shared/alert/alertRule.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import { anAlert } from '#test/support/alertBuilders.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aLateSourceRule, aProfile, aRule } from '#test/support/profileBuilders.ts';
import { aReading, asArea, asIndicator, hourMs, minuteMs, testNow } from '#test/support/readingBuilders.ts';

const told = ({ event, rule, area, value }: Finding): string => `${event} ${rule.id}@${area} ${value}`;

interface Given {
  readonly rules?: readonly AlertRule[];
  readonly openAlerts?: readonly Alert[];
}

/** An engine over cells that the test writes. `evaluate` commits unless told not to. */
function anEngine({ rules = [aRule()], openAlerts = [] }: Given = {}) {
  const clock = aClock();
  const catalogue = createCatalogue(aProfile({ rules: [...rules] }));
  const liveness = createSourceLiveness(catalogue, clock());
  const cells = new Map<string, Cell>();
  const engine = createAlertEngine({
    catalogue,
    liveness,
    cellOf: (indicator, area) => cells.get(`${indicator}@${area}`),
    openAlerts,
  });
  const aCell = (value: number | null, { area = 'vinh', at = clock() } = {}): Cell => ({
    indicator: asIndicator('dvc.overdue'),
    area: asArea(area),
    at,
    measured: value === null ? null : { kind: 'value', value },
    band: 'calm',
    origin: 'reported',
    reporting: 1,
    expected: 1,
  });
  const write = (cell: Cell): Cell => {
    cells.set(`${cell.indicator}@${cell.area}`, cell);
    return cell;
  };
  const evaluate = (changed: readonly Cell[]): string[] => {
    const evaluation = engine.evaluate(changed, clock());
    evaluation.commit();
    return evaluation.findings.map(told);
  };
  return {
    clock,
    liveness,
    /** The findings after a reading of this value, now. */
    reads: (value: number | null, given?: { area?: string; at?: number }) =>
      evaluate([write(aCell(value, given))]),
    /** The findings after time has passed without a reading. */
    passes: (ms: number) => {
      clock.pass(ms);
      return evaluate([]);
    },
    /** The same, with a journal that is away: found but not committed. */
    findsUncommitted: (changed: readonly Cell[] = []) => engine.evaluate(changed, clock()).findings.map(told),
    write: (value: number, given?: { area?: string; at?: number }) => write(aCell(value, given)),
  };
}

describe('a threshold rule', () => {
  test('raises at its limit and returns after the deadband, once each', () => {
    const engine = anEngine();

    expect([49, 50, 60, 45, 44, 44].map((value) => engine.reads(value))).toEqual([
      [],
      ['raise overdue@vinh 50'],
      [],
      [],
      ['return overdue@vinh 44'],
      [],
    ]);
  });

  test('watches each area of its level by itself, and no other level', () => {
    const engine = anEngine();

    expect(engine.reads(50, { area: 'vinh' })).toEqual(['raise overdue@vinh 50']);
    expect(engine.reads(50, { area: 'cua-lo' })).toEqual(['raise overdue@cua-lo 50']);
    expect(engine.reads(500, { area: 'nghe-an' })).toEqual([]);
    expect(engine.reads(44, { area: 'vinh' })).toEqual(['return overdue@vinh 44']);
  });

  test('raises when its on-delay ends, without a reading', () => {
    const engine = anEngine({ rules: [aRule({ onDelay: 20_000 })] });
    engine.reads(60);

    expect(engine.passes(19_999)).toEqual([]);
    expect(engine.passes(1)).toEqual(['raise overdue@vinh 60']);
    expect(engine.passes(1_000)).toEqual([]);
  });

  test('returns when its off-delay ends, without a reading', () => {
    const engine = anEngine({ rules: [aRule({ offDelay: 30_000 })] });
    engine.reads(60);
    engine.reads(10);

    expect(engine.passes(29_999)).toEqual([]);
    expect(engine.passes(1)).toEqual(['return overdue@vinh 10']);
  });

  test('two rules on one indicator find each its own', () => {
    const engine = anEngine({ rules: [aRule(), aRule({ id: 'overdue-many', limit: 90, deadband: 10 })] });

    expect(engine.reads(95)).toEqual(['raise overdue@vinh 95', 'raise overdue-many@vinh 95']);
    expect(engine.reads(79)).toEqual(['return overdue-many@vinh 79']);
  });

  test('below its limit it watches the other way round', () => {
    const engine = anEngine({ rules: [aRule({ side: 'below', limit: 80, deadband: 5 })] });

    expect([81, 80, 85, 86].map((value) => engine.reads(value))).toEqual([
      [],
      ['raise overdue@vinh 80'],
      [],
      ['return overdue@vinh 86'],
    ]);
  });
});

describe('a value that does not count any more', () => {
  test('raises nothing: a late reading is history', () => {
    const engine = anEngine();

    expect(engine.reads(60, { at: testNow - 3 * minuteMs })).toEqual([]);
  });

  test('calms nothing either', () => {
    const engine = anEngine();
    engine.reads(60);
    engine.clock.pass(hourMs);

    expect(engine.reads(10, { at: testNow })).toEqual([]);
  });

  test('that grew late in an on-delay does not raise when the delay ends', () => {
    const engine = anEngine({ rules: [aRule({ onDelay: 10 * minuteMs })] });
    engine.reads(60);

    expect(engine.passes(10 * minuteMs)).toEqual([]);
  });

  test('because there is none raises and calms nothing', () => {
    const engine = anEngine();
    engine.reads(60);

    expect(engine.reads(null)).toEqual([]);
    expect(engine.reads(10)).toEqual(['return overdue@vinh 10']);
  });
});

describe('after a restart', () => {
  test('an open alert does not raise again', () => {
    const engine = anEngine({ openAlerts: [anAlert()] });

    expect(engine.reads(60)).toEqual([]);
    expect(engine.reads(10)).toEqual(['return overdue@vinh 10']);
  });

  test('an alert that had returned raises again', () => {
    const engine = anEngine({ openAlerts: [anAlert({ facts: { active: false } })] });

    expect(engine.reads(60)).toEqual(['raise overdue@vinh 60']);
  });

  test('a late source does not return before it has been heard', () => {
    const open = anAlert({ rule: 'late-portal', area: 'nghe-an' });
    const engine = anEngine({ rules: [aLateSourceRule()], openAlerts: [open] });

    expect(engine.passes(1_000)).toEqual([]);
    engine.liveness.heard([aReading()], engine.clock());

    expect(engine.passes(1_000)).toEqual(['return late-portal@nghe-an null']);
  });

  test('a source that stays silent does not raise a second time', () => {
    const open = anAlert({ rule: 'late-portal', area: 'nghe-an' });
    const engine = anEngine({ rules: [aLateSourceRule()], openAlerts: [open] });

    expect([1_000, 10 * minuteMs, hourMs].map((ms) => engine.passes(ms))).toEqual([[], [], []]);
  });
});

describe('a rule about a source', () => {
  test('raises for the province when the source falls silent, and returns when it is heard', () => {
    const engine = anEngine({ rules: [aLateSourceRule()] });

    expect(engine.passes(10 * minuteMs)).toEqual([]);
    expect(engine.passes(1)).toEqual(['raise late-portal@nghe-an null']);
    expect(engine.passes(1_000)).toEqual([]);

    engine.liveness.heard([aReading()], engine.clock());
    expect(engine.passes(1_000)).toEqual(['return late-portal@nghe-an null']);
  });
});

describe('an evaluation that was not committed', () => {
  test('is found again when its cell is evaluated again', () => {
    const engine = anEngine();
    const cell = engine.write(60);

    expect(engine.findsUncommitted([cell])).toEqual(['raise overdue@vinh 60']);
    expect(engine.findsUncommitted([cell])).toEqual(['raise overdue@vinh 60']);
    expect(engine.reads(60)).toEqual(['raise overdue@vinh 60']);
    expect(engine.reads(60)).toEqual([]);
  });

  test('is found again when it was an on-delay that ended, by time alone', () => {
    const engine = anEngine({ rules: [aRule({ onDelay: 20_000 })] });
    engine.reads(60);
    engine.clock.pass(20_000);

    expect(engine.findsUncommitted()).toEqual(['raise overdue@vinh 60']);

    expect(engine.passes(1_000)).toEqual(['raise overdue@vinh 60']);
    expect(engine.passes(1_000)).toEqual([]);
  });

  test('is found again when it was a late source', () => {
    const engine = anEngine({ rules: [aLateSourceRule()] });
    engine.clock.pass(hourMs);

    expect(engine.findsUncommitted()).toEqual(['raise late-portal@nghe-an null']);
    expect(engine.passes(1_000)).toEqual(['raise late-portal@nghe-an null']);
  });
});
