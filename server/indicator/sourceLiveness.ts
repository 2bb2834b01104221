import type { SourceId } from '#shared/indicator/indicator.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { Catalogue } from './catalogue.ts';

/** Which sources deliver, by the server's clock. */
export interface SourceLiveness {
  /** Readings that arrived just now. */
  heard(readings: readonly Pick<Reading, 'source'>[], now: number): void;
  /** Readings known from before the start: their own time stands for the time of arrival. */
  remember(readings: readonly Pick<Reading, 'source' | 'at'>[]): void;
  isLate(source: SourceId, now: number): boolean;
  /** Whether anything of it is known, from before the start or since. */
  hasBeenHeard(source: SourceId): boolean;
  late(now: number): SourceId[];
  /** Those that were heard and are not late: of one that was never heard nobody can say that it is on time. */
  onTime(now: number): SourceId[];
}

/** A source that was never heard is late once its own `lateAfter` has passed since `startedAt` (epoch ms). */
export function createSourceLiveness({ profile, sources }: Catalogue, startedAt: number): SourceLiveness {
  const ids = profile.sources.map(({ id }) => id);
  const heardAt = new Map<SourceId, number>();
  const isLate = (source: SourceId, now: number): boolean =>
    now - (heardAt.get(source) ?? startedAt) > (sources.get(source)?.lateAfter ?? Number.POSITIVE_INFINITY);
  return {
    heard: (readings, now) => {
      for (const source of new Set(readings.map((reading) => reading.source))) heardAt.set(source, now);
    },
    remember: (readings) => {
      for (const { source, at } of readings) heardAt.set(source, Math.max(at, heardAt.get(source) ?? 0));
    },
    isLate,
    hasBeenHeard: (source) => heardAt.has(source),
    late: (now) => ids.filter((id) => isLate(id, now)),
    onTime: (now) => ids.filter((id) => heardAt.has(id) && !isLate(id, now)),
  };
}
