import type { TextTree } from '#client/locale/translations.ts';

/** Every text of a tree with its path; those with numbers in them with the name of each gap. */
export const writtenTexts = (tree: TextTree, path = ''): { path: string; text: string }[] =>
  Object.entries(tree).flatMap(([key, text]) => {
    const here = `${path}${key}`;
    if (typeof text === 'string') return [{ path: here, text }];
    if (typeof text !== 'function') return writtenTexts(text, `${here}.`);
    const gaps = Array.from({ length: text.length }, (_, index) => `{${index}}` as never);
    return [{ path: here, text: text(...gaps) }];
  });
