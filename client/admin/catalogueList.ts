import type { ValueLook } from '#client/indicator/valueLook.ts';
import type { IndicatorGroup } from '#client/profile/indicatorGroups.ts';
import type { Indicator, IndicatorId } from '#shared/indicator/indicator.ts';
import { foldedIncludes } from '#shared/locale/foldText.ts';

/** What of the catalogue is listed, by how the province's value stands. */
export const shownStates = ['all', 'late', 'deviating', 'partial'] as const;
export type ShownState = (typeof shownStates)[number];

export const isShownState = (text: string | null): text is ShownState =>
  shownStates.some((state) => state === text);

function isInState({ freshness, band, partial }: ValueLook, state: ShownState): boolean {
  switch (state) {
    case 'all':
      return true;
    case 'late':
      return freshness === 'late' || freshness === 'missing';
    case 'deviating':
      return band !== 'calm';
    case 'partial':
      return partial;
    default:
      return state satisfies never;
  }
}

export interface CatalogueSearch {
  readonly typed: string;
  readonly state: ShownState;
}

interface Found {
  readonly texts: ReadonlyMap<IndicatorId, string>;
  readonly lookOf: (indicator: Indicator) => ValueLook;
}

/** The groups with what was searched for; a group without any is left out. */
export const findInCatalogue = (
  groups: readonly IndicatorGroup[],
  { typed, state }: CatalogueSearch,
  { texts, lookOf }: Found,
): readonly IndicatorGroup[] =>
  groups
    .map((group) => ({
      ...group,
      indicators: group.indicators.filter(
        (indicator) =>
          foldedIncludes(texts.get(indicator.id) ?? '', typed) && isInState(lookOf(indicator), state),
      ),
    }))
    .filter(({ indicators }) => indicators.length > 0);
