import { useTexts } from '#client/locale/language.tsx';
import { isKnownCause } from './causeSigns.ts';
import type { SiteTrouble } from './siteStore.ts';
import { siteTexts } from './siteTexts.ts';

/** The words for a site's state and cause. A cause that we have no word for is shown as its source wrote it. */
export function useSiteWords() {
  const { states, causes, unknownCause } = useTexts(siteTexts);
  return {
    stateOf: ({ state }: Pick<SiteTrouble, 'state'>): string => states[state ?? 'unheard'],
    causeOf: ({ cause, state }: Pick<SiteTrouble, 'cause' | 'state'>): string => {
      if (state === null) return '';
      if (cause === null) return unknownCause;
      return isKnownCause(cause) ? causes[cause] : cause;
    },
  };
}
