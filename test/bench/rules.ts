import { createAlertEngine } from '#server/alert/alertEngine.ts';
import { createEarlierValues } from '#server/alert/earlierValues.ts';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createSourceLiveness } from '#server/indicator/sourceLiveness.ts';
import { type AlertRule, alertRuleSchema } from '#shared/alert/alertRule.ts';
import type { Area } from '#shared/area/area.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { testNow } from '#test/support/readingBuilders.ts';
import { percentile, wholeProvince } from './wholeProvince.ts';

/**
 * What 1,000 rules cost for 20,000 readings a second on one core: the same loop of ticks with them and without. `spread`:
 * rules over all indicators, of every kind. `one`: every rule watches every reading, 20 million evaluations a second.
 */
const seconds = Number(process.argv[2] ?? 20);
const warmUp = 5;
const rulesInAll = 1_000;
const readingsASecond = 20_000;
/** As the pipeline hands them over: what came within a fifth of a second. */
const ticksASecond = 5;

const profile = wholeProvince();
const districts = profile.areas.filter(({ level }) => level === 'district');
const text = (id: string) => ({ vi: id, en: id });
const delays = { onDelay: 2_000, offDelay: 5_000 };

/** Limits that a value of 0 to 100 crosses now and then. */
function conditionOf(index: number, indicator: Indicator, isMixed: boolean): unknown {
  const watched = { indicator: indicator.id, level: 'district' };
  const limit = 90 + (index % 100) / 10;
  const threshold = {
    kind: 'threshold',
    indicator: indicator.id,
    side: 'above',
    limit,
    deadband: 5,
    ...delays,
  };
  const { indicator: _, ...where } = watched;
  const kinds: readonly unknown[] = [
    { kind: 'rate-of-change', ...watched, side: 'above', limit: 80, deadband: 5, window: 60_000, ...delays },
    { kind: 'deviation', ...watched, side: 'either', limit: 4, deadband: 1, leastSpread: 5, ...delays },
    { kind: 'missing-indicator', ...watched, freshness: 'missing' },
    { kind: 'combination', join: 'and', ...where, parts: [threshold, { ...threshold, limit: 95 }] },
  ];
  // Of ten rules six are thresholds.
  return (isMixed && kinds[index % 10]) || { ...threshold, ...where };
}

const rulesOver = (indicators: readonly Indicator[], isMixed: boolean): AlertRule[] =>
  Array.from({ length: rulesInAll }, (_, index) => {
    const indicator = indicators[index % indicators.length] as Indicator;
    const condition = conditionOf(index, indicator, isMixed);
    const given = { id: `rule-${index}`, name: text('rule'), priority: 'low', response: text('Gọi ngay.') };
    return alertRuleSchema.parse({ ...given, condition });
  });

const cellOf = (indicator: Indicator, area: Area, value: number, at: number): Cell => ({
  indicator: indicator.id,
  area: area.id,
  at,
  measured: { kind: 'value', value },
  band: 'calm',
  origin: 'reported',
  reporting: 1,
  expected: 1,
});

/** The readings of one tick: other series each time, each a slow wave of its own that crosses its limits. */
function tickOf(indicators: readonly Indicator[], tick: number): Cell[] {
  const series = indicators.length * districts.length;
  return Array.from({ length: readingsASecond / ticksASecond }, (_, index) => {
    const one = (tick * (readingsASecond / ticksASecond) + index) % series;
    const indicator = indicators[one % indicators.length] as Indicator;
    const area = districts[Math.floor(one / indicators.length)] as Area;
    const value = 50 + 49 * Math.sin(tick / 40 + one);
    return cellOf(indicator, area, value, testNow + tick * (1_000 / ticksASecond));
  });
}

/** What this thread had of its core: the machine has other work too, which must not be counted. */
function busyMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

interface Run {
  readonly share: number;
  readonly p95Ms: number;
  readonly findings: number;
}

function run(indicators: readonly Indicator[], rules: readonly AlertRule[]): Run {
  const catalogue = createCatalogue({ ...profile, rules: [...rules] } satisfies Profile);
  const cells = new Map<string, Map<string, Cell>>();
  const engine = createAlertEngine({
    catalogue,
    liveness: createSourceLiveness(catalogue, testNow),
    cellOf: (indicator, area) => cells.get(indicator)?.get(area),
    openAlerts: [],
    usualLevels: { usualOf: () => ({ median: 50, spread: 12 }), refresh: async () => undefined },
    earlier: createEarlierValues(),
  });
  const ticks: number[] = [];
  let findings = 0;
  for (let tick = 0; tick < (seconds + warmUp) * ticksASecond; tick += 1) {
    const changed = tickOf(indicators, tick);
    const beganAt = busyMs();
    for (const cell of changed) {
      const ofIndicator = cells.get(cell.indicator) ?? new Map<string, Cell>();
      cells.set(cell.indicator, ofIndicator.set(cell.area, cell));
    }
    const evaluation = engine.evaluate(changed, testNow + tick * (1_000 / ticksASecond));
    evaluation.commit();
    if (tick < warmUp * ticksASecond) continue;
    ticks.push(busyMs() - beganAt);
    findings += evaluation.findings.length;
  }
  const allMs = ticks.reduce((sum, ms) => sum + ms, 0);
  return { share: allMs / (seconds * 1_000), p95Ms: percentile(ticks, 0.95), findings };
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} % of one core`;

const byValue = profile.indicators.map((indicator) => ({
  ...indicator,
  measure: 'value' as const,
  cadence: 60_000,
}));
for (const [name, indicators, isMixed] of [
  ['spread over all indicators, every kind', byValue, true],
  ['every rule on every reading, thresholds', byValue.slice(0, 1), false],
] as const) {
  const without = run(indicators, []);
  const with1000 = run(indicators, rulesOver(indicators, isMixed));
  console.log(
    `${name}: ${percent(with1000.share)} (without rules ${percent(without.share)}, ratio ${(
      with1000.share / without.share
    ).toFixed(1)}); tick of ${readingsASecond / ticksASecond} readings p95 ${with1000.p95Ms.toFixed(1)} ms; ${
      with1000.findings
    } findings in ${seconds} s`,
  );
}
