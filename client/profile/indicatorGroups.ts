import type { Indicator, IndicatorId } from '#shared/indicator/indicator.ts';
import { foldText } from '#shared/locale/foldText.ts';
import type { LocalText } from '#shared/locale/localText.ts';
import type { PageProfile } from '#shared/profile/profile.ts';

/** Indicators under one name; `name` null for those that no group of the profile has. */
export interface IndicatorGroup {
  readonly id: string;
  readonly name: LocalText | null;
  readonly indicators: readonly Indicator[];
}

type Listed = Pick<PageProfile, 'groups' | 'indicators' | 'sources'>;

/** Every indicator once: the groups in their order, then what is in none of them. */
export function indicatorGroups({ groups = [], indicators }: Listed): readonly IndicatorGroup[] {
  const known = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const take = (id: IndicatorId): Indicator[] => {
    const indicator = known.get(id);
    known.delete(id);
    return indicator ? [indicator] : [];
  };
  const named = groups.map(({ id, name, indicators: ids }) => ({ id, name, indicators: ids.flatMap(take) }));
  const others = { id: 'others', name: null, indicators: [...known.values()] };
  return [...named, others].filter((group) => group.indicators.length > 0);
}

const bothOf = (text: LocalText | undefined): string => (text ? `${text.vi} ${text.en}` : '');

/**
 * What a search looks through, folded: in both languages, so that a name somebody remembers is found whatever the page
 * is set to.
 */
export function searchTexts(profile: Listed): ReadonlyMap<IndicatorId, string> {
  const sources = new Map(profile.sources.map(({ id, name }) => [id, name]));
  const groupNames = new Map(
    (profile.groups ?? []).flatMap(({ name, indicators }) => indicators.map((id) => [id, name] as const)),
  );
  return new Map(
    profile.indicators.map(({ id, name, shortName, definition, owner, source }) => [
      id,
      foldText(
        [
          id,
          ...[name, shortName, definition, owner, sources.get(source), groupNames.get(id)].map(bothOf),
        ].join(' '),
      ),
    ]),
  );
}
