import type { Language } from '#shared/locale/localText.ts';

const localeOf: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };

/** What stands where there is no number. Never a zero: nothing reported is not "none". */
export const noNumber = '–';

const formats = new Map<string, Intl.NumberFormat>();

/** Building a formatter takes longer than using it a hundred times, and a wall formats every second. */
function numberFormat(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language}${decimals}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(localeOf[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    // Chosen over "auto" so that −0,04 with one decimal reads 0,0 and not −0,0.
    signDisplay: 'negative',
  });
  formats.set(key, format);
  return format;
}

/** `1.234,5` in Vietnamese, `1,234.5` in English, with a true minus sign; an en dash for null. */
export function formatNumber(value: number | null, decimals: number, language: Language): string {
  if (value === null || !Number.isFinite(value)) return noNumber;
  return numberFormat(language, decimals).format(value).replace('-', '−');
}

/** A change: always with its sign, `+2,1` or `−2,1`; a change that rounds to nothing has none. */
export function formatChange(value: number, decimals: number, language: Language): string {
  const text = formatNumber(value, decimals, language);
  const isNothing = Number(value.toFixed(decimals)) === 0;
  return value > 0 && !isNothing ? `+${text}` : text;
}
