import type { Language } from '#shared/locale/localText.ts';

/** A text, or a text with numbers or names in it. */
type Text = string | ((...parts: never[]) => string);
export interface TextTree {
  readonly [key: string]: Text | TextTree;
}

/**
 * The texts of one part of the product in both languages. English must have exactly the keys of Vietnamese: a missing
 * or a surplus one fails the type check.
 */
export const translations = <T extends TextTree>(both: {
  readonly vi: T;
  readonly en: NoInfer<T>;
}): Readonly<Record<Language, T>> => both;
