import type { HistoryBucket } from '#server/indicator/readingStore.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Measured, Reading } from '#shared/indicator/reading.ts';
import {
  anIndicator,
  aReading,
  asIndicator,
  hourMs,
  minuteMs,
  type ReadingGiven,
  testIndicators,
} from '#test/support/readingBuilders.ts';

/**
 * The golden set: readings as they come in life, twice, late, corrected and across midnight, and what must be known of them,
 * calculated by hand. Times are of Việt Nam; the story plays on 21 November 2024.
 */
const midnight = Date.UTC(2024, 10, 20, 17);
const dayMs = 24 * hourMs;

/** "14:04:30" of the 21st; `day` -1 is the 20th, 1 the 22nd. */
export function vietnamTime(clock: string, day = 0): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return midnight + day * dayMs + hours * hourMs + minutes * minuteMs + Math.round(seconds * 1_000);
}
const at = vietnamTime;

/** A mean of days, weighed with the files received; its parts come with the plain indicators of the test profile. */
export const goldenIndicators: readonly Indicator[] = [
  ...testIndicators,
  anIndicator({
    id: 'dvc.wait_days',
    decimals: 1,
    rollUp: { rule: 'weighted-mean', weight: asIndicator('dvc.received') },
  }),
];

const overdue = (given: ReadingGiven): Reading => aReading({ indicator: 'dvc.overdue', ...given });
const online = (given: ReadingGiven): Reading => aReading({ indicator: 'dvc.submit_online_pct', ...given });
const waitDays = (given: ReadingGiven): Reading => aReading({ indicator: 'dvc.wait_days', ...given });
const received = (given: ReadingGiven): Reading => aReading({ indicator: 'dvc.received', ...given });
const open = (given: ReadingGiven): Reading => aReading({ indicator: 'fb.open', source: '1022', ...given });

/** What comes before the roll-ups are brought up to `upkeepAt`; each inner list is one request. */
export interface GoldenPart {
  readonly batches: readonly (readonly Reading[])[];
  readonly upkeepAt: number;
}

const inTime: GoldenPart = {
  batches: [
    // Not in the order in which they were taken, and one of them twice in a request.
    [overdue({ at: at('14:04'), value: 15 }), overdue({ at: at('14:01'), value: 12 })],
    [overdue({ at: at('14:04'), value: 15 }), overdue({ at: at('14:04'), value: 15 })],
    [overdue({ at: at('14:07'), value: 9 }), overdue({ at: at('14:12'), value: 30, quality: 'bad' })],
    [overdue({ at: at('14:59:59.999'), value: 11 }), overdue({ at: at('15:00'), value: 20 })],
    [
      overdue({ area: 'cua-lo', at: at('14:59'), value: 4 }),
      overdue({ area: 'dien-chau', at: at('14:49'), value: 100 }),
    ],
    [
      online({ at: at('14:59'), numerator: 8, denominator: 10 }),
      online({ area: 'cua-lo', at: at('14:58:30'), numerator: 1, denominator: 3 }),
      online({ area: 'dien-chau', at: at('14:59'), value: 95.3, quality: 'uncertain' }),
    ],
    [
      waitDays({ at: at('14:59'), value: 2.5 }),
      waitDays({ area: 'cua-lo', at: at('14:59'), value: 4 }),
      received({ at: at('14:30'), value: 30 }),
      received({ area: 'cua-lo', at: at('13:00'), value: 10 }),
    ],
    [
      open({ at: at('14:59'), value: 0.1 }),
      open({ area: 'cua-lo', at: at('14:59'), value: 0.2 }),
      open({ area: 'dien-chau', at: at('14:59'), value: 0.7 }),
    ],
  ],
  upkeepAt: at('16:10'),
};

const lateForTheHour: GoldenPart = {
  batches: [
    [overdue({ at: at('16:30'), value: 21 })],
    [overdue({ at: at('14:03:30'), value: 40 }), overdue({ at: at('14:04'), value: 16 })],
    // Two sources of the same minute: the one later in the alphabet counts, whichever comes last.
    [overdue({ at: at('14:09'), value: 8 }), overdue({ at: at('14:09'), value: 7, source: 'mobile' })],
    [overdue({ at: at('23:58', -1), value: 5 })],
    [online({ at: at('16:10'), numerator: 0, denominator: 0 })],
    [
      waitDays({ at: at('16:59'), value: 2 }),
      waitDays({ area: 'cua-lo', at: at('16:59'), value: 4 }),
      received({ at: at('16:00'), value: 10 }),
    ],
    [overdue({ area: 'cua-lo', at: at('23:59'), value: 6 })],
  ],
  upkeepAt: at('00:10', 1),
};

const lateForTheDay: GoldenPart = {
  batches: [
    [overdue({ at: at('00:00', 1), value: 34 }), overdue({ at: at('23:59:59.999'), value: 33 })],
    // Withdrawn: its hour has nothing any more. And one that was bad by mistake.
    [overdue({ at: at('15:00'), value: 20, quality: 'bad' })],
    [overdue({ at: at('14:12'), value: 13 })],
    // Sent again by a source that did not hear the answer.
    [overdue({ at: at('14:07'), value: 9 }), overdue({ at: at('14:03:30'), value: 40 })],
  ],
  upkeepAt: at('00:20', 1),
};

export const goldenParts: readonly GoldenPart[] = [inTime, lateForTheHour, lateForTheDay];
export const goldenNow = at('00:20', 1);

const value = (number: number): Measured => ({ kind: 'value', value: number });
const ratio = (numerator: number, denominator: number): Measured => ({
  kind: 'ratio',
  numerator,
  denominator,
});

interface Extremes {
  readonly count: number;
  readonly low: number | null;
  readonly high: number | null;
}

const bucket = (
  bucketAt: number,
  last: { readonly at: number; readonly measured: Measured },
  extremes: Extremes,
): HistoryBucket => ({ bucketAt, ...last, ...extremes });

const alone = (measured: number): Extremes => ({ count: 1, low: measured, high: measured });

/** `dvc.overdue` of Vinh, at every level. */
export const goldenBuckets = {
  '5m': [
    bucket(at('23:55', -1), { at: at('23:58', -1), measured: value(5) }, alone(5)),
    // 14:01 12, 14:03:30 40, 14:04 16
    bucket(at('14:00'), { at: at('14:04'), measured: value(16) }, { count: 3, low: 12, high: 40 }),
    // 14:07 9, 14:09 8 and 7
    bucket(at('14:05'), { at: at('14:09'), measured: value(8) }, { count: 3, low: 7, high: 9 }),
    bucket(at('14:10'), { at: at('14:12'), measured: value(13) }, alone(13)),
    bucket(at('14:55'), { at: at('14:59:59.999'), measured: value(11) }, alone(11)),
    bucket(at('16:30'), { at: at('16:30'), measured: value(21) }, alone(21)),
    bucket(at('23:55'), { at: at('23:59:59.999'), measured: value(33) }, alone(33)),
    bucket(at('00:00', 1), { at: at('00:00', 1), measured: value(34) }, alone(34)),
  ],
  '1h': [
    bucket(at('23:00', -1), { at: at('23:58', -1), measured: value(5) }, alone(5)),
    bucket(at('14:00'), { at: at('14:59:59.999'), measured: value(11) }, { count: 8, low: 7, high: 40 }),
    bucket(at('16:00'), { at: at('16:30'), measured: value(21) }, alone(21)),
    bucket(at('23:00'), { at: at('23:59:59.999'), measured: value(33) }, alone(33)),
    bucket(at('00:00', 1), { at: at('00:00', 1), measured: value(34) }, alone(34)),
  ],
  '1d': [
    bucket(at('00:00', -1), { at: at('23:58', -1), measured: value(5) }, alone(5)),
    bucket(at('00:00'), { at: at('23:59:59.999'), measured: value(33) }, { count: 10, low: 7, high: 40 }),
    bucket(at('00:00', 1), { at: at('00:00', 1), measured: value(34) }, alone(34)),
  ],
} as const;

/** The ratio of Vinh in hours: its last parts, and a ratio of nothing that has no extremes. */
export const goldenRatioHours: readonly HistoryBucket[] = [
  bucket(at('14:00'), { at: at('14:59'), measured: ratio(8, 10) }, alone(80)),
  bucket(at('16:00'), { at: at('16:10'), measured: ratio(0, 0) }, { count: 1, low: null, high: null }),
];

/** The newest of each cell, by indicator and area. */
export const goldenLatest: readonly Reading[] = [
  overdue({ area: 'cua-lo', at: at('23:59'), value: 6 }),
  overdue({ area: 'dien-chau', at: at('14:49'), value: 100 }),
  overdue({ area: 'vinh', at: at('00:00', 1), value: 34 }),
  received({ area: 'cua-lo', at: at('13:00'), value: 10 }),
  received({ area: 'vinh', at: at('16:00'), value: 10 }),
  online({ area: 'cua-lo', at: at('14:58:30'), numerator: 1, denominator: 3 }),
  online({ area: 'dien-chau', at: at('14:59'), value: 95.3, quality: 'uncertain' }),
  online({ area: 'vinh', at: at('16:10'), numerator: 0, denominator: 0 }),
  waitDays({ area: 'cua-lo', at: at('16:59'), value: 4 }),
  waitDays({ area: 'vinh', at: at('16:59'), value: 2 }),
  open({ area: 'cua-lo', at: at('14:59'), value: 0.2 }),
  open({ area: 'dien-chau', at: at('14:59'), value: 0.7 }),
  open({ area: 'vinh', at: at('14:59'), value: 0.1 }),
];

/** A bucket of the province: its start, its value, how many of how many districts, the oldest part. */
export interface GoldenPoint {
  readonly bucketAt: number;
  readonly at: number;
  readonly measured: Measured;
  readonly reporting: number;
  readonly expected: number;
}

export interface GoldenRollUp {
  readonly what: string;
  readonly indicator: string;
  readonly everyMs: number;
  readonly fromAt: number;
  readonly toAt: number;
  readonly points: readonly GoldenPoint[];
}

/** A reading counts for two minutes: one minute of cadence, one of grace. */
const province = (
  bucketAt: number,
  part: { readonly at: number; readonly measured: Measured },
  reporting: number,
): GoldenPoint => ({ bucketAt, ...part, reporting, expected: 3 });

export const goldenRollUps: readonly GoldenRollUp[] = [
  {
    what: 'a sum in steps of 5 minutes',
    indicator: 'dvc.overdue',
    everyMs: 5 * minuteMs,
    fromAt: at('14:00'),
    toAt: at('15:05'),
    points: [
      province(at('14:00'), { at: at('14:04'), measured: value(16) }, 1),
      province(at('14:05'), { at: at('14:09'), measured: value(8) }, 1),
      // Vinh's of 14:12 is three minutes old at 14:15, Diễn Châu's of 14:49 one minute at 14:50.
      province(at('14:45'), { at: at('14:49'), measured: value(100) }, 1),
      province(at('14:55'), { at: at('14:59'), measured: value(11 + 4) }, 2),
    ],
  },
  {
    what: 'a sum in quarters of an hour',
    indicator: 'dvc.overdue',
    everyMs: 15 * minuteMs,
    fromAt: at('14:00'),
    toAt: at('16:00'),
    points: [province(at('14:45'), { at: at('14:59'), measured: value(15) }, 2)],
  },
  {
    what: 'a sum in days, from midnight to midnight',
    indicator: 'dvc.overdue',
    everyMs: dayMs,
    fromAt: at('00:00', -2),
    toAt: at('00:00', 2),
    points: [
      province(at('00:00', -1), { at: at('23:58', -1), measured: value(5) }, 1),
      province(at('00:00'), { at: at('23:59'), measured: value(33 + 6) }, 2),
    ],
  },
  {
    what: 'a ratio of sums, without what came as a bare percentage',
    indicator: 'dvc.submit_online_pct',
    everyMs: hourMs,
    fromAt: at('12:00'),
    toAt: at('18:00'),
    points: [province(at('14:00'), { at: at('14:58:30'), measured: ratio(9, 13) }, 2)],
  },
  {
    what: 'a mean weighed with what was received then',
    indicator: 'dvc.wait_days',
    everyMs: hourMs,
    fromAt: at('12:00'),
    toAt: at('18:00'),
    points: [
      // (2.5 × 30 + 4 × 10) / 40, and later (2 × 10 + 4 × 10) / 20
      province(at('14:00'), { at: at('14:59'), measured: value(2.875) }, 2),
      province(at('16:00'), { at: at('16:59'), measured: value(3) }, 2),
    ],
  },
  {
    what: 'a sum of tenths, to the digit',
    indicator: 'fb.open',
    everyMs: hourMs,
    fromAt: at('14:00'),
    toAt: at('15:00'),
    points: [province(at('14:00'), { at: at('14:59'), measured: value(1) }, 3)],
  },
];
