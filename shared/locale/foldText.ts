/**
 * A text as it is compared: small letters without marks, `đ` as `d`, everything else between words one space. "TP.Vinh" and
 * "tp vinh" are the same, however the marks were composed; `đ` has no mark to take away, it is a letter of its own.
 */
export const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Whether every word of `query` begins a syllable of an already folded text. Not anywhere inside: "han" must not find
 * every "thanh". An empty query finds everything.
 */
export function foldedIncludes(folded: string, query: string): boolean {
  const syllables = ` ${folded}`;
  return foldText(query)
    .split(' ')
    .every((word) => syllables.includes(` ${word}`));
}
