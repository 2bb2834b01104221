import type { SeriesReader } from '#server/indicator/seriesReader.ts';
import { createHourOfWeek, type UsualLevel, usualLevelOf } from '#shared/alert/usualLevel.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import { measuredValue } from '#shared/indicator/reading.ts';

/** One series with how far back its usual level is taken from. */
export interface UsualQuestion {
  readonly indicator: IndicatorId;
  readonly area: AreaId;
  readonly weeks: number;
  /** In the indicator's unit. */
  readonly leastSpread: number;
}

/** What indicators usually are, by hour of the week. Read from the history off the road of the readings. */
export interface UsualLevels {
  /** From memory, at once; null while it is not known or there are fewer than three weeks of that hour. */
  usualOf(question: UsualQuestion, now: number): UsualLevel | null;
  /** Reads what is asked for anew, one series after the other. Those that cannot be read keep what was known. */
  refresh(wanted: readonly Omit<UsualQuestion, 'leastSpread'>[], now: number): Promise<void>;
}

const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;

interface UsualLevelsParts {
  readonly reader: Pick<SeriesReader, 'read'>;
  readonly timeZone: string;
}

type Key = `${IndicatorId}@${AreaId}/${number}`;

export function createUsualLevels({ reader, timeZone }: UsualLevelsParts): UsualLevels {
  const hourOfWeek = createHourOfWeek(timeZone);
  /** The samples of each hour of the week, by series. */
  const known = new Map<Key, ReadonlyMap<number, readonly number[]>>();
  const keyOf = ({ indicator, area, weeks }: Omit<UsualQuestion, 'leastSpread'>): Key =>
    `${indicator}@${area}/${weeks}`;

  const read = async (series: Omit<UsualQuestion, 'leastSpread'>, now: number): Promise<void> => {
    const { indicator, area, weeks } = series;
    // The running hour is left out: what is judged must not be part of what it is judged by.
    const toAt = Math.floor(now / hourMs) * hourMs;
    const fromAt = toAt - weeks * weekMs;
    const answer = await reader.read({ indicator, area, fromAt, toAt, everyMs: hourMs });
    if (!answer.ok) return;
    const samples = new Map<number, number[]>();
    for (const { bucketAt, measured } of answer.value.points) {
      const value = measured && measuredValue(measured);
      if (value === null || bucketAt >= toAt) continue;
      const hour = hourOfWeek(bucketAt);
      samples.set(hour, [...(samples.get(hour) ?? []), value]);
    }
    known.set(keyOf(series), samples);
  };

  return {
    usualOf: (question, now) => {
      const samples = known.get(keyOf(question))?.get(hourOfWeek(now));
      return samples ? usualLevelOf(samples, question.leastSpread) : null;
    },
    refresh: async (wanted, now) => {
      const keys = new Set(wanted.map(keyOf));
      for (const key of known.keys()) if (!keys.has(key)) known.delete(key);
      for (const series of wanted) await read(series, now);
    },
  };
}
