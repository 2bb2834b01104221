import { expect, test } from 'vitest';
import { needsFreshStart } from '#client/recovery/memoryWatch.ts';

const mebibyte = 1024 ** 2;
const hourMs = 3_600_000;

test.each([
  ['a small page stays', { usedMb: 90, lifeHours: 50, calm: true }, false],
  ['a large one starts anew at a calm moment', { usedMb: 350, lifeHours: 50, calm: true }, true],
  ['a large one waits while somebody is called', { usedMb: 350, lifeHours: 50, calm: false }, false],
  ['one that the browser is about to end does not wait', { usedMb: 3_500, lifeHours: 50, calm: false }, true],
  [
    'one that was large from the start is not loaded in a circle',
    { usedMb: 3_500, lifeHours: 0.5, calm: true },
    false,
  ],
])('%s', (_sentence, { usedMb, lifeHours, calm }, expected) => {
  const facts = {
    usedBytes: usedMb * mebibyte,
    limitBytes: 4_000 * mebibyte,
    lifeMs: lifeHours * hourMs,
    calm,
  };

  expect(needsFreshStart(facts)).toBe(expected);
});
