import { expect, test } from 'vitest';
import { decodeStanding, encodeStanding, siteCodesSchema } from '#shared/protocol/siteCode.ts';
import { siteStates } from '#shared/site/site.ts';
import { testNow } from '#test/support/readingBuilders.ts';

test.each(siteStates)('a site that is %s arrives as it was sent', (state) => {
  const standing = { state, since: testNow, cause: 'power' };

  const [code] = siteCodesSchema.parse(JSON.parse(JSON.stringify([encodeStanding(7, standing)])));

  expect(code && decodeStanding(code)).toEqual({ place: 7, ...standing });
});

test('a state that this side does not know is none', () => {
  expect(decodeStanding([7, 9, testNow, null])).toBeNull();
});

test.each([
  ['no list', '[]'],
  ['too short', [[7, 2, testNow]]],
  ['too long', [[7, 2, testNow, null, 1]]],
  ['a place before the first', [[-1, 2, testNow, null]]],
  ['a state by its name', [[7, 'down', testNow, null]]],
  ['no time', [[7, 2, null, null]]],
  ['a number for a cause', [[7, 2, testNow, 5]]],
])('is refused: %s', (_what, codes) => {
  expect(siteCodesSchema.safeParse([[7, 2, testNow, null]]).success).toBe(true);
  expect(siteCodesSchema.safeParse(codes).success).toBe(false);
});
