import { expect, test } from 'vitest';
import { momentText, parseMoment } from '#client/format/wallMoment.ts';
import { testNow } from '#test/support/readingBuilders.ts';

const timeZone = 'Asia/Ho_Chi_Minh';

test("a moment is typed and written on the province's clock", () => {
  expect(momentText(testNow, timeZone)).toBe('21/11/2024 14:00');
  expect(parseMoment(' 21/11/2024 14:00 ', timeZone)).toBe(testNow);
});

test.each(['21/11/2024', '14:00', 'mai', '', '31/02/2025 10:00'])('"%s" is no moment', (text) => {
  expect(parseMoment(text, timeZone)).toBeNull();
});
