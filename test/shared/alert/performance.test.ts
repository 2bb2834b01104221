import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeWithinOf } from '#shared/alert/alertRule.ts';
import { floodAt, floodsOf } from '#shared/alert/flood.ts';
import type { JournalLine } from '#shared/alert/journalLine.ts';
import { type Performance, performanceOf } from '#shared/alert/performance.ts';
import { judgePerformance } from '#shared/alert/performanceTargets.ts';
import { aLine } from '#test/support/journalLines.ts';
import { hourMs, minuteMs } from '#test/support/readingBuilders.ts';

const dayMs = 24 * hourMs;
/** Thursday, 21 November 2024, midnight in Việt Nam. */
const midnightAt = Date.UTC(2024, 10, 20, 17);
const startOfDay = (at: number): number => midnightAt + Math.floor((at - midnightAt) / dayMs) * dayMs;

/** `08:05:30` of the day; with a minus hours before its midnight. */
function at(clock: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.replace('-', '').split(':').map(Number);
  const ms = hours * hourMs + minutes * minuteMs + seconds * 1_000;
  return clock.startsWith('-') ? midnightAt - ms : midnightAt + ms;
}

type Step = readonly [clock: string, event: 'raise' | 'again' | 'acknowledge' | 'return'];

/** The lines of one alert. `raise` calls for attention, `again` is a raise that does not: its row says it already. */
function story(
  alertId: string,
  given: { readonly rule: string; readonly priority: JournalLine['priority'] },
  steps: readonly Step[],
): JournalLine[] {
  let active = false;
  let acknowledged = false;
  return steps.map(([clock, event]) => {
    if (event === 'raise' || event === 'again') [active, acknowledged] = [true, false];
    if (event === 'return') active = false;
    if (event === 'acknowledge') acknowledged = true;
    return aLine({
      ...given,
      ...{ alertId, area: `area-of-${alertId}`, active, acknowledged },
      at: at(clock),
      raisedAt: at(steps[0]?.[0] ?? clock),
      event: event === 'again' ? 'raise' : event,
      annunciated: event === 'raise',
    });
  });
}

/**
 * The golden log: one day of one operator. Deadlines by priority: critical 3 min, high 10, medium 30, low 120.
 *
 * Before the day   S1 medium  raised 30 h before, taken 10 min later, returns 03:00
 *                  S2 low     raised 10 h before, taken 1 h later, never returns
 * 08:00 – 08:05:30 F01 … F12  one every 30 s: F01 high, F02–F04 medium, all of rule bts-down; F05–F12 low, a rule each
 *                             F01–F04 taken 08:08:00, F05–F12 taken 08:30:00, all return 09:00
 * 14:00            C1 medium  three raises within 35 s, two returns after 10 s; taken 14:06:05, returns 14:20
 * 20:00            D1 high    taken 20:15
 * 23:00            D2 low     waits
 * 23:50            D3 critical waits
 */
const goldenLog: readonly JournalLine[] = [
  ...story('S1', { rule: 'stale-one', priority: 'medium' }, [
    ['-30:00:00', 'raise'],
    ['-29:50:00', 'acknowledge'],
    ['03:00:00', 'return'],
  ]),
  ...story('S2', { rule: 'stale-two', priority: 'low' }, [
    ['-10:00:00', 'raise'],
    ['-09:00:00', 'acknowledge'],
  ]),
  ...Array.from({ length: 12 }, (_, index) => {
    const raised = `08:0${Math.floor(index / 2)}:${index % 2 === 0 ? '00' : '30'}`;
    const number = String(index + 1).padStart(2, '0');
    const priority = index === 0 ? ('high' as const) : index < 4 ? ('medium' as const) : ('low' as const);
    return story(`F${number}`, { rule: index < 4 ? 'bts-down' : `rule-${number}`, priority }, [
      [raised, 'raise'],
      [index < 4 ? '08:08:00' : '08:30:00', 'acknowledge'],
      ['09:00:00', 'return'],
    ]);
  }).flat(),
  ...story('C1', { rule: 'portal-slow', priority: 'medium' }, [
    ['14:00:05', 'raise'],
    ['14:00:15', 'return'],
    ['14:00:20', 'again'],
    ['14:00:30', 'return'],
    ['14:00:40', 'again'],
    ['14:06:05', 'acknowledge'],
    ['14:20:00', 'return'],
  ]),
  ...story('D1', { rule: 'dc-temperature', priority: 'high' }, [
    ['20:00:00', 'raise'],
    ['20:15:00', 'acknowledge'],
  ]),
  ...story('D2', { rule: 'press-overdue', priority: 'low' }, [['23:00:00', 'raise']]),
  ...story('D3', { rule: 'bts-down-many', priority: 'critical' }, [['23:50:00', 'raise']]),
].toSorted((a, b) => a.at - b.at);

const figuresOf = (lines: readonly JournalLine[], toAt = midnightAt + dayMs): Performance =>
  performanceOf({ lines, fromAt: midnightAt, toAt, takeWithinOf, startOfDay });

describe('the figures of the golden log, worked out by hand', () => {
  const figures = figuresOf(goldenLog);

  test('1–3: annunciations are 12 in the storm, C1 once, D1, D2, D3: 16 a day', () => {
    expect(figures.annunciated).toBe(16);
    expect(figures.perDay).toBe(16);
    // 16 / 24 hours, and 16 / 144 times ten minutes.
    expect(figures.perHour).toBeCloseTo(0.6667, 4);
    expect(figures.perTenMinutes).toBeCloseTo(0.1111, 4);
  });

  test('4–5: the flood begins with the eleventh, 08:05:00, and ends when the eighth is ten minutes old, 08:13:30', () => {
    const spans = floodsOf(
      goldenLog.filter(({ annunciated }) => annunciated).map((line) => line.at),
      midnightAt + dayMs,
    );

    expect(spans).toEqual([{ beganAt: at('08:05:00'), endedAt: at('08:13:30') }]);
    expect([figures.floods, figures.floodSince]).toEqual([1, null]);
    // 510 of 86,400 seconds.
    expect(figures.floodShare).toBeCloseTo(0.5903, 4);
  });

  test('6: the fullest hour is that from eight with 12, the fullest minute the first of it with 2', () => {
    expect(figures.peakHour).toEqual({ count: 12, at: at('08:00:00') });
    expect(figures.peakMinute).toEqual({ count: 2, at: at('08:00:00') });
  });

  test('7: high F01, D1 and the critical D3; medium F02–F04 and C1; low F05–F12 and D2', () => {
    expect(figures.split).toEqual({ high: 3, medium: 4, low: 9 });
  });

  test('8: of 13 rules the ten most frequent have 4 and nine times 1: 13 of 16', () => {
    expect(figures.frequent).toHaveLength(10);
    expect(figures.frequent[0]).toEqual({ rule: 'bts-down', count: 4 });
    expect(figures.frequentShare).toBe(81.25);
  });

  test('9: S1 was over 24 h old until 03:00, S2 is since 14:00: two on the day, one now', () => {
    expect([figures.staleWorstDay, figures.staleNow]).toEqual([2, 1]);
  });

  test('10: C1 was raised three times within ten minutes, and was gone twice after ten seconds', () => {
    expect([figures.chattering, figures.fleeting]).toEqual([1, 2]);
  });

  test('11: 14 were taken; the seventh of the sorted times is 1,470 s, the fourteenth 1,680 s', () => {
    // C1 360 · F04 390 · F03 420 · F02 450 · F01 480 · D1 900 · F12 1470 · F11 1500 · … · F05 1680.
    expect(figures.taken).toBe(14);
    expect(figures.takenMedianMs).toBe(1_470_000);
    expect(figures.takenP95Ms).toBe(1_680_000);
  });

  test('12: D3 waits longer than 3 min, D2 not longer than 120; D1 was taken after 15 of its 10', () => {
    expect([figures.overdueNow, figures.takenLate]).toEqual([1, 2]);
  });

  test('stand against the targets as they should', () => {
    expect(judgePerformance(figures)).toEqual({
      perDay: 'target',
      perHour: 'target',
      perTenMinutes: 'target',
      floods: 'target',
      floodShare: 'target',
      peaks: 'target',
      split: 'beyond',
      frequent: 'beyond',
      stale: 'target',
      nuisance: 'beyond',
      overdue: 'beyond',
    });
  });
});

describe('the figures', () => {
  test('count annunciations only: acknowledgements, returns and repeats are none', () => {
    const others = goldenLog.map((line) => ({ ...line, annunciated: false }));

    expect(figuresOf(others)).toMatchObject({ annunciated: 0, perDay: 0, floods: 0, frequentShare: null });
  });

  test('of an empty journal say nothing that is not known', () => {
    const figures = figuresOf([]);

    expect(figures).toMatchObject({
      takenMedianMs: null,
      takenP95Ms: null,
      frequentShare: null,
      staleNow: 0,
    });
    expect(judgePerformance(figures)).toMatchObject({ split: 'none', frequent: 'none', perDay: 'target' });
  });

  test('do not stretch a few minutes to a day', () => {
    const three = goldenLog.filter(({ alertId }) => ['F01', 'F02', 'F03'].includes(alertId));

    const figures = performanceOf({
      ...{ lines: three, fromAt: at('08:00:00'), toAt: at('08:05:00'), takeWithinOf, startOfDay },
    });

    expect(figures.perHour).toBe(3);
  });

  test('know a flood that lasts', () => {
    const storm = goldenLog.filter(({ alertId }) => alertId.startsWith('F'));

    expect(figuresOf(storm, at('08:10:00')).floodSince).toBe(at('08:05:00'));
  });

  test('take an alert that stood before the journal begins for as old as it says', () => {
    const lines = [
      aLine({ at: at('10:00:00'), event: 'comment', annunciated: false, raisedAt: at('-20:00:00') }),
    ];

    expect(figuresOf(lines).staleNow).toBe(1);
  });
});

describe('an untaken alert', () => {
  const raised = aLine({ at: at('08:00:00'), priority: 'medium' });
  const overdue = (...lines: JournalLine[]) => {
    const { overdueNow, takenLate } = figuresOf(lines, at('12:00:00'));
    return [overdueNow, takenLate];
  };

  test('is overdue once its time has passed, and not while it is shelved', () => {
    const shelved = aLine({ at: at('08:10:00'), event: 'shelve', annunciated: false, hidden: true });

    expect(overdue(raised)).toEqual([1, 1]);
    expect(overdue(raised, shelved)).toEqual([0, 0]);
  });

  test('was late when it was shelved after its time', () => {
    const shelved = aLine({ at: at('09:10:00'), event: 'shelve', annunciated: false, hidden: true });

    expect(overdue(raised, shelved)).toEqual([0, 1]);
  });

  test('waits anew when its shelving ends, and when its acknowledgement is withdrawn', () => {
    const taken = aLine({ at: at('08:05:00'), event: 'acknowledge', annunciated: false, acknowledged: true });
    const withdrawn = aLine({ at: at('08:20:00'), event: 'withdraw-acknowledgement', annunciated: false });
    const shelved = aLine({ at: at('08:10:00'), event: 'shelve', annunciated: false, hidden: true });
    const back = aLine({ at: at('11:50:00'), event: 'end-shelving' });

    expect(overdue(raised, taken, withdrawn)).toEqual([1, 1]);
    expect(overdue(raised, shelved, back)).toEqual([0, 0]);
  });
});

describe('every flood', () => {
  test('is where a page that counts at any moment sees one', () => {
    const times = fc.array(fc.integer({ min: 0, max: 90 * 60 }), { maxLength: 60 });
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 100 * 60 }), (seconds, second) => {
        const all = seconds.toSorted((a, b) => a - b).map((one) => one * 1_000);
        const now = second * 1_000;
        const before = all.filter((one) => one <= now);

        const spans = floodsOf(before, now);

        expect(spans.some(({ endedAt }) => endedAt === null)).toBe(floodAt(all, now) !== null);
      }),
    );
  });
});
