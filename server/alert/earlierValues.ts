import type { ValueAt } from '#shared/alert/ruleFacts.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';

/** What watched values were a while ago, for rules about their change. In memory, as far back as the rules look. */
export interface EarlierValues {
  /** Sets how far back each indicator is remembered, ms; others are forgotten. */
  remember(windows: ReadonlyMap<IndicatorId, number>): void;
  /** What was known at `at` (epoch ms), in the order of time. */
  note(indicator: IndicatorId, area: AreaId, known: ValueAt): void;
  /** What the history says was known, ascending; taken where it is older than what was noted. */
  seed(indicator: IndicatorId, area: AreaId, known: readonly ValueAt[]): void;
  /** The newest that was known `window` ms before `now`; null when none is that old, or all are twice as old. */
  before(indicator: IndicatorId, area: AreaId, span: { now: number; window: number }): ValueAt | null;
}

/** Values closer together than a thirtieth of the window say nothing more about the change over it. */
const samplesPerWindow = 30;

export function createEarlierValues(): EarlierValues {
  let windows: ReadonlyMap<IndicatorId, number> = new Map();
  const kept = new Map<IndicatorId, Map<AreaId, ValueAt[]>>();

  const listOf = (indicator: IndicatorId, area: AreaId): ValueAt[] => {
    const ofIndicator = kept.get(indicator) ?? new Map<AreaId, ValueAt[]>();
    kept.set(indicator, ofIndicator);
    const list = ofIndicator.get(area) ?? [];
    ofIndicator.set(area, list);
    return list;
  };

  return {
    remember: (next) => {
      windows = next;
      for (const indicator of kept.keys()) if (!windows.has(indicator)) kept.delete(indicator);
    },
    note: (indicator, area, known) => {
      const window = windows.get(indicator);
      if (window === undefined) return;
      const list = listOf(indicator, area);
      if (known.at - (list.at(-1)?.at ?? Number.NEGATIVE_INFINITY) < window / samplesPerWindow) return;
      list.push(known);
      const tooOld = list.findIndex(({ at }) => at >= known.at - 2 * window);
      if (tooOld > samplesPerWindow) list.splice(0, tooOld);
    },
    seed: (indicator, area, known) => {
      if (!windows.has(indicator)) return;
      const list = listOf(indicator, area);
      const firstAt = list[0]?.at ?? Number.POSITIVE_INFINITY;
      list.unshift(...known.filter(({ at }) => at < firstAt));
    },
    before: (indicator, area, { now, window }) => {
      const list = kept.get(indicator)?.get(area) ?? [];
      const known = list.findLast(({ at }) => at <= now - window);
      return known && known.at >= now - 2 * window ? known : null;
    },
  };
}
