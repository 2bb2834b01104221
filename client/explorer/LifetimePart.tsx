import { Link } from 'wouter';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { explorerAddress } from '#client/ui/pageAddress.ts';
import type { Area } from '#shared/area/area.ts';
import { dayBefore } from '#shared/area/calendarDay.ts';
import { levelWord } from '#shared/area/levelWord.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import type { Language } from '#shared/locale/localText.ts';
import { type Lifetime, lifetimeOf } from './lifetime.ts';
import { lifetimeTexts } from './lifetimeTexts.ts';
import type { ExplorerFacts } from './useExplorer.ts';

/** `01/12/2024`, the same in both languages. */
export const dayText = (day: string): string => day.split('-').toReversed().join('/');

type Words = (typeof lifetimeTexts)[Language];

/** What is said, and of whom. The end of an area is its headline already; who followed is said here. `became`: see below. */
function saidOf(lifetime: Lifetime, words: Words, became: string): readonly [string, readonly Area[]] {
  const day = dayText(lifetime.day);
  switch (lifetime.kind) {
    case 'ended': {
      const { successors } = lifetime;
      if (successors.length === 0) return [words.lost, []];
      return [successors.length === 1 ? words.joined : words.divided, successors];
    }
    case 'followed':
      return [words.followed(day, became), []];
    case 'begun':
      if (lifetime.formers.length === 0) return [words.begun(day), []];
      return [(lifetime.isExact ? words.begunExactly : words.begunFrom)(day), lifetime.formers];
    default:
      return lifetime satisfies never;
  }
}

function AreaLinks({
  areas,
  indicator,
}: {
  readonly areas: readonly Area[];
  readonly indicator: IndicatorId;
}) {
  const { language } = useLanguage();
  const words = useTexts(lifetimeTexts);
  return areas.map(({ id, fullName, validTo }, index) => (
    <span key={id}>
      {index > 0 && ', '}
      <Link href={explorerAddress(id, indicator)}>
        {validTo === null ? fullName[language] : words.until(fullName[language], dayText(dayBefore(validTo)))}
      </Link>
    </span>
  ));
}

/** What a unit became that is followed on: of the province what its reform says, of others how many areas lie in it today. */
function useBecame({ area, rows, rankedIn, rankedLevel }: ExplorerFacts): (day: string) => string {
  const { reforms } = useProvince().profile;
  const { language } = useLanguage();
  const words = useTexts(lifetimeTexts);
  return (day) => {
    if (area.parent === null) return reforms.find((reform) => reform.day === day)?.note[language] ?? '';
    return rankedIn === area && rankedLevel
      ? words.now(String(rows.length), levelWord(rankedLevel, rows.length, language))
      : '';
  };
}

/** When the chosen area ended or began and whose its land was, with the way there. Nothing for one that was always there. */
export function LifetimePart({ facts }: { readonly facts: ExplorerFacts }) {
  const { crosswalk, dayOf } = useProvince();
  const words = useTexts(lifetimeTexts);
  const became = useBecame(facts);
  const { area, indicator, now } = facts;
  return lifetimeOf(area, dayOf(now), crosswalk).map((lifetime) => {
    const [text, areas] = saidOf(lifetime, words, became(lifetime.day));
    return (
      <span key={lifetime.kind}>
        {text} <AreaLinks areas={areas} indicator={indicator.id} />
      </span>
    );
  });
}
