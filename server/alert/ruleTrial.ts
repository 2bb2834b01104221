import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { SeriesReader } from '#server/indicator/seriesReader.ts';
import { type AlertRule, watchedIndicators } from '#shared/alert/alertRule.ts';
import { partsOf } from '#shared/alert/conditionSignal.ts';
import type { ValueAt } from '#shared/alert/ruleFacts.ts';
import { type TrialReport, trialDays, untriedKinds } from '#shared/alert/ruleTrial.ts';
import { fewestSamples } from '#shared/alert/usualLevel.ts';
import type { Area } from '#shared/area/area.ts';
import { isValidOn } from '#shared/area/areaTree.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import { type AreaPast, createPastFacts } from './pastFacts.ts';
import { readPast } from './pastValues.ts';
import { type Played, playRule } from './playRule.ts';
import { areasOf } from './ruleWatch.ts';

/** Tries a rule on the stored history before it is switched on. Changes nothing. */
export interface RuleTrial {
  run(rule: AlertRule): Promise<TrialReport>;
}

interface RuleTrialParts {
  readonly catalogue: Catalogue;
  readonly reader: Pick<SeriesReader, 'read'>;
  readonly clock: () => number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const weekMs = 7 * dayMs;
/** Of more areas than these the hours are played, not the five minutes: an answer within seconds. */
const fewAreas = 40;
const oftenAtMost = 5;

interface Range {
  readonly fromAt: number;
  readonly toAt: number;
  readonly everyMs: number;
}

/** How long before the range the rule looks: for a value that still counts, or one of a window ago. */
function lookBackOf(rule: AlertRule, { indicators }: Catalogue): number {
  const windows = partsOf(rule.condition).map((part) => ('window' in part ? 2 * part.window : 0));
  const ages = watchedIndicators(rule.condition).map((id) => {
    const indicator = indicators.get(id);
    return indicator ? indicator.cadence + indicator.grace : 0;
  });
  return Math.max(0, ...windows, ...ages);
}

const longestOf = (played: readonly Played[], now: number): Played | null =>
  played.toSorted((a, b) => (b.toAt ?? now) - b.fromAt - ((a.toAt ?? now) - a.fromAt))[0] ?? null;

export function createRuleTrial({ catalogue, reader, clock }: RuleTrialParts): RuleTrial {
  const pastOf = async (rule: AlertRule, area: Area, range: Range): Promise<AreaPast> => {
    const values = new Map<IndicatorId, readonly ValueAt[]>();
    const fromAt = range.fromAt - lookBackOf(rule, catalogue);
    for (const indicator of watchedIndicators(rule.condition))
      values.set(indicator, await readPast(reader, { indicator, area: area.id }, { ...range, fromAt }));
    const hours = new Map<IndicatorId, readonly ValueAt[]>();
    for (const part of partsOf(rule.condition))
      if (part.kind === 'deviation') {
        const hourly = { ...range, fromAt: range.fromAt - part.weeks * weekMs, everyMs: hourMs };
        const watched = { indicator: part.indicator, area: area.id };
        hours.set(part.indicator, await readPast(reader, watched, hourly));
      }
    return { values, hours };
  };

  /** When something was new; and every step for what becomes late by time alone. */
  const momentsOf = (rule: AlertRule, { values }: AreaPast, { fromAt, toAt, everyMs }: Range): number[] => {
    const moments = new Set([...values.values()].flat().map(({ at }) => at));
    if (partsOf(rule.condition).some(({ kind }) => kind === 'missing-indicator'))
      for (let at = fromAt; at < toAt; at += everyMs) moments.add(at);
    return [...moments].filter((at) => at >= fromAt).toSorted((a, b) => a - b);
  };

  const daysOf = (played: readonly Played[], { toAt }: Range): TrialReport['days'] => {
    const raised = Map.groupBy(played, ({ fromAt }) => catalogue.dayOf(fromAt));
    return Array.from({ length: trialDays + 1 }, (_, index) => {
      const day = catalogue.dayOf(toAt - (trialDays - index) * dayMs);
      return { day, raised: raised.get(day)?.length ?? 0 };
    });
  };

  /** Kinds in the rule that this history could not try. */
  const untriedOf = (rule: AlertRule, firstHourAt: number, toAt: number): TrialReport['untried'] => {
    const kinds: readonly string[] = partsOf(rule.condition).map(({ kind }) => kind);
    const isUsualKnown = toAt - firstHourAt >= fewestSamples * weekMs;
    return untriedKinds.filter((kind) => kinds.includes(kind) && !(kind === 'deviation' && isUsualKnown));
  };

  return {
    run: async (rule) => {
      const toAt = clock();
      const areas = areasOf(rule, catalogue).filter((area) => isValidOn(area, catalogue.dayOf(toAt)));
      const everyMs = areas.length > fewAreas ? hourMs : 5 * minuteMs;
      const range = { fromAt: toAt - trialDays * dayMs, toAt, everyMs };
      const played: Played[] = [];
      const firstAts: number[] = [];
      let firstHourAt = Number.POSITIVE_INFINITY;
      for (const area of areas) {
        const past = await pastOf(rule, area, range);
        const moments = momentsOf(rule, past, range);
        const firsts = [...past.values.values()].flatMap((values) => values[0]?.at ?? []);
        if (firsts.length > 0) firstAts.push(Math.max(range.fromAt, Math.min(...firsts)));
        for (const [first] of past.hours.values())
          firstHourAt = Math.min(firstHourAt, first?.at ?? firstHourAt);
        const facts = createPastFacts(catalogue, past);
        played.push(
          ...playRule({ ...rule, enabled: true }, { area: area.id, facts, untilAt: toAt }, moments),
        );
      }
      const byArea = [...Map.groupBy(played, ({ area }) => area)].map(([area, times]) => ({
        area,
        raised: times.length,
      }));
      return {
        ...range,
        areas: areas.length,
        areasWithData: firstAts.length,
        dataFromAt: firstAts.length === 0 ? null : Math.min(...firstAts),
        raised: played.length,
        days: daysOf(played, range),
        often: byArea.toSorted((a, b) => b.raised - a.raised).slice(0, oftenAtMost),
        longest: longestOf(played, toAt),
        untried: untriedOf(rule, firstHourAt, toAt),
      };
    },
  };
}
