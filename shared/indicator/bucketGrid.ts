const quarterMs = 900_000;
const dayMs = 86_400_000;
/** 1 January 1970 was a Thursday; counted from here, buckets of whole weeks begin on Mondays. */
const daysFromMonday = 3;
const offsetsAtMost = 50_000;

/** The smallest step that is counted from local midnight; every roll-up level is a multiple of it. */
export const finestLocalStepMs = 300_000;

/** How time is cut into buckets. */
export interface BucketGrid {
  /** Start of the bucket in which `at` lies, epoch ms. */
  startOf(at: number): number;
  /** End of the bucket that begins at `bucketAt`: the start of the next one. */
  endOf(bucketAt: number): number;
}

const partsFormat = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

type OffsetOf = (at: number) => number;

/** One for each zone, for good: making a format and asking it for the days of a year costs milliseconds. */
const offsets = new Map<string, OffsetOf>();

/** Local time minus UTC at an instant, ms. Kept for each quarter of an hour: no zone changes inside one. */
function createOffsetOf(timeZone: string): OffsetOf {
  const format = partsFormat(timeZone);
  const known = new Map<number, number>();
  return (at) => {
    const quarterAt = Math.floor(at / quarterMs) * quarterMs;
    const offset = known.get(quarterAt);
    if (offset !== undefined) return offset;
    const parts = new Map(format.formatToParts(quarterAt).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const wall = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    if (known.size >= offsetsAtMost) known.clear();
    known.set(quarterAt, wall - quarterAt);
    return wall - quarterAt;
  };
}

function offsetIn(timeZone: string): OffsetOf {
  const known = offsets.get(timeZone) ?? createOffsetOf(timeZone);
  offsets.set(timeZone, known);
  return known;
}

const steadyGrid = (everyMs: number): BucketGrid => ({
  startOf: (at) => Math.floor(at / everyMs) * everyMs,
  endOf: (bucketAt) => bucketAt + everyMs,
});

function dayGrid(days: number, timeZone: string): BucketGrid {
  const offsetOf = offsetIn(timeZone);
  const startOf = (at: number): number => {
    const offset = offsetOf(at);
    const day = Math.floor((at + offset) / dayMs);
    const first = Math.floor((day + daysFromMonday) / days) * days - daysFromMonday;
    const guess = first * dayMs - offset;
    return guess + offset - offsetOf(guess);
  };
  // Six hours on: days of 23 and of 25 hours end as well.
  return { startOf, endOf: (bucketAt) => startOf(bucketAt + days * dayMs + dayMs / 4) };
}

function partOfDayGrid(everyMs: number, timeZone: string): BucketGrid {
  const days = dayGrid(1, timeZone);
  let dayFrom = Number.NaN;
  let dayTo = Number.NaN;
  const enterDay = (at: number): void => {
    if (at >= dayFrom && at < dayTo) return;
    dayFrom = days.startOf(at);
    dayTo = days.endOf(dayFrom);
  };
  return {
    startOf: (at) => {
      enterDay(at);
      return dayFrom + Math.floor((at - dayFrom) / everyMs) * everyMs;
    },
    endOf: (bucketAt) => {
      enterDay(bucketAt);
      return Math.min(bucketAt + everyMs, dayTo);
    },
  };
}

/**
 * Buckets of `everyMs`. Whole multiples of 5 minutes up to a day are counted from local midnight, so that each lies within one
 * day and 5 min, 1 h and 1 d nest; several days are counted from a Monday; anything else from 1970 UTC.
 */
export function createBucketGrid(everyMs: number, timeZone: string): BucketGrid {
  if (everyMs % dayMs === 0) return dayGrid(everyMs / dayMs, timeZone);
  const isLocal = everyMs % finestLocalStepMs === 0 && everyMs < dayMs;
  return isLocal ? partOfDayGrid(everyMs, timeZone) : steadyGrid(everyMs);
}
