import type { Language } from '#shared/locale/localText.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const words = {
  vi: { second: 'giây', minute: 'phút', hour: 'giờ', day: 'ngày' },
  en: { second: 's', minute: 'min', hour: 'h', day: 'd' },
} as const;

/**
 * How long something lasts, in at most two parts and rounded down: `48 giây`, `4 phút`, `2 giờ 05`, `3 ngày 4 giờ`.
 * A time in the future (a source whose clock is ahead) counts as now.
 */
export function formatAge(ms: number, language: Language): string {
  const word = words[language];
  const age = Math.max(0, ms);
  const days = Math.floor(age / day);
  const hours = Math.floor((age % day) / hour);
  const minutes = Math.floor((age % hour) / minute);
  if (days > 0)
    return hours > 0
      ? `${days}\u00a0${word.day}\u00a0${hours}\u00a0${word.hour}`
      : `${days}\u00a0${word.day}`;
  if (hours > 0) return `${hours}\u00a0${word.hour}\u00a0${String(minutes).padStart(2, '0')}`;
  if (minutes > 0) return `${minutes}\u00a0${word.minute}`;
  return `${Math.floor(age / second)}\u00a0${word.second}`;
}
