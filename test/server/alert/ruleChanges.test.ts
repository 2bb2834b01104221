import { describe, expect, test } from 'vitest';
import { anAlert } from '#test/support/alertBuilders.ts';
import { aRule } from '#test/support/profileBuilders.ts';
import { aRuledEngine } from '#test/support/ruledEngine.ts';

/** An engine whose only rule has an active alert in Vinh. */
function aRaisedEngine() {
  const engine = aRuledEngine({ rules: [aRule()] });
  expect(engine.reads(60)).toEqual(['raise overdue@vinh']);
  return engine;
}

describe('a rule that is changed while the engine runs', () => {
  test('keeps its alert when it watches as before, whatever is written about it', () => {
    const engine = aRaisedEngine();

    engine.engine.useRules([{ ...aRule({ priority: 'low' }), takeWithin: 1_000 }]);

    expect(engine.passes(1_000)).toEqual([]);
    expect(engine.reads(10)).toEqual(['return overdue@vinh']);
  });

  test('says its alert again, once, when it has become graver', () => {
    const engine = aRaisedEngine();

    engine.engine.useRules([aRule({ priority: 'critical' })]);

    const [finding, ...more] = engine.looks();
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ event: 'raise', rule: { priority: 'critical' }, value: 60 });
    expect(engine.passes(1_000)).toEqual([]);
  });

  test('ends its alert when it watches otherwise, and raises anew where the new condition is true', () => {
    const engine = aRaisedEngine();

    engine.engine.useRules([aRule({ limit: 55 })]);

    expect(engine.passes(0)).toEqual(['return overdue@vinh']);
    expect(engine.passes(1_000)).toEqual(['raise overdue@vinh']);
    expect(engine.passes(1_000)).toEqual([]);
  });

  test('ends its alert and stays quiet when its new limit is not reached', () => {
    const engine = aRaisedEngine();

    engine.engine.useRules([aRule({ limit: 100 })]);

    expect(engine.passes(0)).toEqual(['return overdue@vinh']);
    expect(engine.passes(1_000)).toEqual([]);
    expect(engine.reads(60)).toEqual([]);
  });

  test('ends its alert when it is switched off, and is at work again as soon as it is switched on', () => {
    const engine = aRaisedEngine();

    engine.engine.useRules([{ ...aRule(), enabled: false }]);
    expect(engine.passes(0)).toEqual(['return overdue@vinh']);
    expect(engine.reads(90)).toEqual([]);

    engine.engine.useRules([aRule()]);
    expect(engine.passes(0)).toEqual(['raise overdue@vinh']);
  });

  test('ends the alerts of areas that it no longer watches', () => {
    const engine = aRaisedEngine();
    engine.reads(60, { area: 'cua-lo' });

    engine.engine.useRules([{ ...aRule(), areas: ['cua-lo' as never] }]);

    expect(engine.passes(0)).toEqual(['return overdue@vinh']);
    expect(engine.passes(1_000)).toEqual([]);
  });

  test('or added watches the values of now, without waiting for the next reading', () => {
    const engine = aRaisedEngine();

    engine.engine.useRules([aRule(), aRule({ id: 'added', limit: 55 })]);

    expect(engine.passes(0)).toEqual(['raise added@vinh']);
  });

  test('ends its alert although the journal was away when it was changed', () => {
    const engine = aRaisedEngine();
    engine.engine.useRules([{ ...aRule(), enabled: false }]);

    const uncommitted = engine.engine.evaluate([], engine.clock());

    expect(uncommitted.findings).toHaveLength(1);
    expect(engine.passes(1_000)).toEqual(['return overdue@vinh']);
    expect(engine.passes(1_000)).toEqual([]);
  });

  test('ends an alert that was being written to the journal at that moment', () => {
    const engine = aRuledEngine({ rules: [aRule()] });
    const evaluation = engine.engine.evaluate([engine.write(60)], engine.clock());
    engine.engine.useRules([{ ...aRule(), enabled: false }]);

    evaluation.commit();

    expect(evaluation.findings).toHaveLength(1);
    expect(engine.passes(1_000)).toEqual(['return overdue@vinh']);
  });
});

describe('at the start', () => {
  test('an alert of a rule that was switched off meanwhile returns', () => {
    const rules = [{ ...aRule(), enabled: false }];
    const engine = aRuledEngine({ rules, openAlerts: [anAlert()] });

    expect(engine.passes(0)).toEqual(['return overdue@vinh']);
    expect(engine.passes(1_000)).toEqual([]);
  });
});
