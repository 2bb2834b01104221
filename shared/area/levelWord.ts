import type { Language } from '#shared/locale/localText.ts';
import type { Level } from './area.ts';

/** What so many areas of a level are called after their number: "1 commune or ward", "3 communes and wards". */
export const levelWord = (level: Level | undefined, count: number, language: Language): string =>
  ((count === 1 ? level?.one : undefined) ?? level?.many)?.[language] ?? '';
