/**
 * A text as it is compared in a search: small letters without marks, `đ` as `d`. People type "ky son" for Kỳ Sơn;
 * `đ` has no mark to take away, it is a letter of its own.
 */
export const foldText = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');

/** Whether every word of `query` occurs somewhere in an already folded text. An empty query finds everything. */
export const foldedIncludes = (folded: string, query: string): boolean =>
  foldText(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
