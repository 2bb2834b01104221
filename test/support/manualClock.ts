import { testNow } from './readingBuilders.ts';

/** A clock that goes on only when the test says so; epoch ms. */
export function aClock(startAt = testNow) {
  let now = startAt;
  return Object.assign((): number => now, {
    pass: (ms: number): void => {
      now += ms;
    },
    set: (at: number): void => {
      now = at;
    },
  });
}
export type ManualClock = ReturnType<typeof aClock>;
