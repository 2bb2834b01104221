import { foldText } from '#shared/locale/foldText.ts';
import type { Area, LevelId } from './area.ts';
import { type AreaTree, isValidOn } from './areaTree.ts';

/** What a text names on a day. `by`: whether its code was written or its name. */
export type FoundArea =
  | { readonly kind: 'found'; readonly area: Area; readonly by: 'code' | 'name' }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Area[] }
  | { readonly kind: 'unknown' };

export interface AreaFinder {
  /**
   * The area that `text` names on `day` (`YYYY-MM-DD`): by code, else by name without regard to marks. A name with its
   * type word must have the right one; without it `levels` decide between areas that share the name.
   */
  find(text: string, day: string, levels?: readonly LevelId[]): FoundArea;
}

/** Spellings of the type words, folded, to the one that is compared. */
const typeWords: readonly (readonly [RegExp, string])[] = [
  [/^(?:thanh pho|tp) /, 'thanh pho '],
  [/^(?:thi xa|tx) /, 'thi xa '],
  [/^(?:thi tran|tt) /, 'thi tran '],
  [/^(?:huyen|h) /, 'huyen '],
  [/^(?:quan|q) /, 'quan '],
  [/^(?:phuong|p) /, 'phuong '],
  [/^(?:xa|x) /, 'xa '],
  [/^(?:tinh|t) /, 'tinh '],
];

function withTypeWord(folded: string): string {
  for (const [spelling, word] of typeWords) if (spelling.test(folded)) return folded.replace(spelling, word);
  return folded;
}

const namesOf = ({ name, fullName }: Area): string[] => [
  ...new Set([name.vi, name.en, fullName.vi, fullName.en].map((text) => withTypeWord(foldText(text)))),
];

export function createAreaFinder(tree: AreaTree): AreaFinder {
  const byName = new Map<string, Area[]>();
  for (const area of tree.areas)
    for (const name of namesOf(area)) byName.set(name, [...(byName.get(name) ?? []), area]);

  const chosen = (candidates: readonly Area[], levels: readonly LevelId[] | undefined): FoundArea => {
    const fitting = levels ? candidates.filter(({ level }) => levels.includes(level)) : [];
    const left = fitting.length > 0 ? fitting : candidates;
    const [area] = left;
    if (area === undefined) return { kind: 'unknown' };
    return left.length === 1 ? { kind: 'found', area, by: 'name' } : { kind: 'ambiguous', candidates: left };
  };

  return {
    find: (text, day, levels) => {
      const coded = tree.resolve(text.trim(), day);
      if (coded) return { kind: 'found', area: coded, by: 'code' };
      const named = byName.get(withTypeWord(foldText(text))) ?? [];
      return chosen(
        named.filter((area) => isValidOn(area, day)),
        levels,
      );
    },
  };
}
