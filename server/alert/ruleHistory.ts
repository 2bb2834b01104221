import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { SeriesReader } from '#server/indicator/seriesReader.ts';
import type { AlertRule } from '#shared/alert/alertRule.ts';
import { partsOf, type SingleCondition } from '#shared/alert/conditionSignal.ts';
import type { Area } from '#shared/area/area.ts';
import { measuredValue } from '#shared/indicator/reading.ts';
import type { EarlierValues } from './earlierValues.ts';
import { areasOf } from './ruleWatch.ts';
import type { UsualLevels } from './usualLevels.ts';

/** What rules need of the past, read beside the road of the readings and never on it. */
export interface RuleHistory {
  /** Reads it for these rules. One at a time: a second one waits for nothing and does nothing. */
  refresh(rules: readonly AlertRule[], now: number): Promise<void>;
}

interface RuleHistoryParts {
  readonly catalogue: Catalogue;
  readonly reader: Pick<SeriesReader, 'read'>;
  readonly usualLevels: UsualLevels;
  readonly earlier: EarlierValues;
}

/** Points over a window that a change is measured across. */
const pointsOfWindow = 60;
const leastStepMs = 1_000;

type Kind<Name extends SingleCondition['kind']> = Extract<SingleCondition, { kind: Name }>;

/** Every part of one kind in every area that its rule watches. */
function* watchedParts<Name extends SingleCondition['kind']>(
  rules: readonly AlertRule[],
  name: Name,
  catalogue: Catalogue,
): Generator<{ readonly part: Kind<Name>; readonly area: Area }> {
  for (const rule of rules)
    for (const part of rule.enabled ? partsOf(rule.condition) : [])
      if (part.kind === name)
        for (const area of areasOf(rule, catalogue)) yield { part: part as Kind<Name>, area };
}

export function createRuleHistory(parts: RuleHistoryParts): RuleHistory {
  const { catalogue, reader, usualLevels, earlier } = parts;
  let isReading = false;

  const seed = async (rules: readonly AlertRule[], now: number): Promise<void> => {
    for (const { part, area } of watchedParts(rules, 'rate-of-change', catalogue)) {
      const { indicator, window } = part;
      const everyMs = Math.max(leastStepMs, Math.floor(window / pointsOfWindow / leastStepMs) * leastStepMs);
      const series = { indicator, area: area.id, fromAt: now - 2 * window, toAt: now, everyMs };
      const answer = await reader.read(series);
      const points = answer.ok ? answer.value.points : [];
      const known = points.flatMap(({ bucketAt, measured }) => {
        const value = measured && measuredValue(measured);
        return value === null || bucketAt > now ? [] : [{ value, at: bucketAt }];
      });
      earlier.seed(indicator, area.id, known);
    }
  };

  return {
    refresh: async (rules, now) => {
      if (isReading) return;
      isReading = true;
      try {
        await seed(rules, now);
        const usual = [...watchedParts(rules, 'deviation', catalogue)].map(({ part, area }) => ({
          indicator: part.indicator,
          area: area.id,
          weeks: part.weeks,
        }));
        await usualLevels.refresh(usual, now);
      } finally {
        isReading = false;
      }
    },
  };
}
