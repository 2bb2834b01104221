import { expect, test } from 'vitest';
import { formatClockSeconds, formatMoment, formatWeekday } from '#client/format/clock.ts';

const zone = 'Asia/Ho_Chi_Minh';

test('shows the time of the province whatever the zone of the screen is', () => {
  const at = Date.UTC(2026, 10, 21, 7, 32, 8);

  const text = formatClockSeconds(at, zone);

  expect(text).toBe('14:32:08');
});

test('midnight is 00 and already the next day', () => {
  const at = Date.UTC(2026, 10, 21, 17, 0, 0);

  const texts = [formatClockSeconds(at, zone), formatWeekday(at, zone, 'vi')];

  expect(texts).toEqual(['00:00:00', 'Chủ nhật, 22/11/2026']);
});

test('names the day of a moment only when it is another day, and the year when it is another one', () => {
  const now = Date.UTC(2026, 10, 21, 7, 32);
  const sameDay = Date.UTC(2026, 10, 21, 2, 14);
  const dayBefore = Date.UTC(2026, 10, 20, 2, 14);

  const texts = [formatMoment(sameDay, now, zone), formatMoment(dayBefore, now, zone)];

  expect(texts).toEqual(['09:14', '20/11 09:14']);
  expect(formatMoment(Date.UTC(2025, 10, 21, 2, 14), now, zone)).toBe('21/11/2025 09:14');
});
