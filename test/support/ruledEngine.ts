import { type AlertEngine, createAlertEngine, type Finding } from '#server/alert/alertEngine.ts';
import { createEarlierValues } from '#server/alert/earlierValues.ts';
import type { SiteCounter } from '#server/alert/siteCounter.ts';
import type { UsualLevels } from '#server/alert/usualLevels.ts';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createSourceLiveness } from '#server/indicator/sourceLiveness.ts';
import type { Alert } from '#shared/alert/alert.ts';
import type { AlertRule } from '#shared/alert/alertRule.ts';
import type { SiteCounts, SiteFilter } from '#shared/alert/ruleFacts.ts';
import type { UsualLevel } from '#shared/alert/usualLevel.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { aClock } from './manualClock.ts';
import { aProfile } from './profileBuilders.ts';
import { asArea, asIndicator } from './readingBuilders.ts';

/** Counts that the test sets, for any filter that `of` accepts. */
export function aSiteCounter() {
  let counts: SiteCounts | null = null;
  const asked: SiteFilter[] = [];
  const counter: SiteCounter = {
    counts: (_area: AreaId, filter) => {
      asked.push(filter);
      return counts;
    },
  };
  return {
    ...counter,
    asked,
    say: (down: number, total: number): void => {
      counts = { down, total };
    },
  };
}

/** A usual level that the test sets, the same for every series and hour. */
export function aUsualLevel(usual: UsualLevel | null): UsualLevels {
  return { usualOf: () => usual, refresh: async () => undefined };
}

interface Given {
  readonly rules: readonly AlertRule[];
  readonly openAlerts?: readonly Alert[];
  readonly profile?: Partial<Profile>;
  readonly usual?: UsualLevel;
  readonly startAt?: number;
}

const told = ({ event, rule, area }: Finding): string => `${event} ${rule.id}@${area}`;

/** An engine over cells that the test writes, with fakes of everything else that rules look at. */
export function aRuledEngine({ rules, openAlerts = [], profile = {}, usual, startAt }: Given) {
  const clock = aClock(startAt);
  const catalogue = createCatalogue(aProfile({ ...profile, rules: [...rules] }));
  const liveness = createSourceLiveness(catalogue, clock());
  const cells = new Map<string, Cell>();
  const sites = aSiteCounter();
  const earlier = createEarlierValues();
  const engine: AlertEngine = createAlertEngine({
    catalogue,
    liveness,
    cellOf: (indicator, area) => cells.get(`${indicator}@${area}`),
    openAlerts,
    siteCounter: sites,
    usualLevels: aUsualLevel(usual ?? null),
    earlier,
  });
  const findings = (changed: readonly Cell[]): readonly Finding[] => {
    const evaluation = engine.evaluate(changed, clock());
    evaluation.commit();
    return evaluation.findings;
  };
  const write = (value: number, { indicator = 'dvc.overdue', area = 'vinh', at = clock() } = {}): Cell => {
    const cell: Cell = {
      indicator: asIndicator(indicator),
      area: asArea(area),
      at,
      measured: { kind: 'value', value },
      band: 'calm',
      origin: 'reported',
      reporting: 1,
      expected: 1,
    };
    cells.set(`${indicator}@${area}`, cell);
    return cell;
  };
  return {
    clock,
    engine,
    sites,
    earlier,
    write,
    /** The findings after this value, now, with their reasons. */
    finds: (value: number, given?: Parameters<typeof write>[1]) => findings([write(value, given)]),
    /** The findings after this value, now, in short. */
    reads: (value: number, given?: Parameters<typeof write>[1]) => findings([write(value, given)]).map(told),
    /** The findings after time has passed without a reading, in short. */
    passes: (ms: number): string[] => {
      clock.pass(ms);
      return findings([]).map(told);
    },
    /** The same, with their reasons. */
    looks: () => findings([]),
  };
}
