/**
 * A text as it is compared: small letters without marks, `đ` as `d`, everything else between words one space. "TP.Vinh" and
 * "tp vinh" are the same, however the marks were composed.
 */
export const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
