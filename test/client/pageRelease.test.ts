import { expect, test } from 'vitest';
import { reloadWaitMs } from '#client/pageRelease.ts';

const now = 1_700_000_000_000;

test.each([
  ['a page that was never loaded anew may be', 0, 0],
  ['one that was a moment ago waits for the rest of a minute', now - 20_000, 40_000],
  ['one that was a minute ago may be', now - 60_000, 0],
  ['a clock that was set back an hour holds nothing up', now + 3_600_000, 0],
])('%s', (_sentence, lastAt, waitMs) => {
  expect(reloadWaitMs(lastAt, now)).toBe(waitMs);
});
