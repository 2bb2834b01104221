import { expect, test } from 'vitest';
import { createHangWatch, type HangWatch, hungAfterMs, watchEveryMs } from '#client/recovery/hangWatch.ts';

/** Looks once a second from `fromAt` for `forMs`; the times at which the page is to be moved. */
function movesOf(watch: HangWatch, { fromAt = 0, forMs = 0 }): number[] {
  const moves: number[] = [];
  for (let now = fromAt + watchEveryMs; now <= fromAt + forMs; now += watchEveryMs)
    if (watch.look(now)) moves.push(now);
  return moves;
}

test('a page that is heard every second stays', () => {
  const watch = createHangWatch(0);

  const moves = Array.from({ length: 60 }, (_, second) => {
    watch.heard(second * 1_000);
    return watch.look(second * 1_000 + 500);
  });

  expect(moves).not.toContain(true);
});

test('a page that is silent is moved, and again until it is heard', () => {
  const watch = createHangWatch(0);

  const moves = movesOf(watch, { forMs: 20_000 });

  expect(moves).toEqual([hungAfterMs, hungAfterMs + 5_000, hungAfterMs + 10_000]);
});

test('a page that nobody sees is left alone, and has its whole time when it is seen again', () => {
  const watch = createHangWatch(0);

  watch.sees(false, 0);
  const hidden = movesOf(watch, { forMs: 60_000 });
  watch.sees(true, 60_000);
  const seen = movesOf(watch, { fromAt: 60_000, forMs: hungAfterMs - 1_000 });

  expect([...hidden, ...seen]).toEqual([]);
});

test('a watch that was stopped itself does not take its own pause for the silence of the page', () => {
  const watch = createHangWatch(0);

  const moves = [watch.look(1_000), watch.look(600_000), watch.look(601_000)];

  expect(moves).toEqual([false, false, false]);
});
