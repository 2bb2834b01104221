import { expect, it } from 'vitest';
import { backOffMs } from '#server/store/outbox/backOff.ts';

it('doubles from a quarter of a second and stops at ten seconds', () => {
  const waits = [1, 2, 3, 6, 7, 1_000].map((failures) => backOffMs(failures, 0));

  expect(waits).toEqual([250, 500, 1_000, 8_000, 10_000, 10_000]);
});

it('takes up to half away by chance', () => {
  const waits = [0, 0.5, 0.999_999].map((random) => backOffMs(7, random));

  expect(waits).toEqual([10_000, 7_500, 5_000]);
});
