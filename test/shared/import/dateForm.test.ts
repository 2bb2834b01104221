import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateForms, parseDateText } from '#shared/import/dateForm.ts';
import { createLocalCalendar } from '#shared/import/localInstant.ts';

const two = (part: number): string => String(part).padStart(2, '0');
const aDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => ({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }));
type Day = { readonly year: number; readonly month: number; readonly day: number };

const orders = ['day-first', 'month-first', 'year-first'] as const;
const print = {
  'day-first': ({ year, month, day }: Day) => `${two(day)}/${two(month)}/${year}`,
  'month-first': ({ year, month, day }: Day) => `${month}/${day}/${year}`,
  'year-first': ({ year, month, day }: Day) => `${year}-${two(month)}-${two(day)}`,
} as const;

describe('a date in a file', () => {
  test('is read as it was written, in the form in which it was written', () => {
    fc.assert(
      fc.property(aDay, fc.constantFrom(...orders), (day, form) => {
        const text = print[form](day);

        const reading = parseDateText(text, form);

        expect(reading).toEqual({ kind: 'date', wall: { ...day, second: null, offset: null } });
      }),
    );
  });

  test('is never guessed: without a choice it counts only when both orders make the same day', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        const reading = parseDateText(print['day-first'](day), null);

        expect(reading.kind).toBe(day.day === day.month ? 'date' : 'ambiguous');
      }),
    );
  });

  test('says what each order would make of it', () => {
    const reading = parseDateText('21/11/2024', null);

    expect(reading).toMatchObject({ kind: 'ambiguous', readings: [{ month: 11, day: 21 }, null] });
  });

  test('with the year in front needs no choice', () => {
    const reading = parseDateText('2024-11-21T07:05:09Z', null);

    expect(reading).toMatchObject({ wall: { second: 25_509, offset: 0 } });
  });

  test.each([
    ['21/11/2024 14:30', 52_200],
    ['21/11/2024 2:30 PM', 52_200],
    ['21/11/2024 12:00:01 AM', 1],
    ['21-11-2024, 14h30', 52_200],
  ])('may have a time: %s', (text, second) => {
    const reading = parseDateText(text, 'day-first');

    expect(reading).toMatchObject({ kind: 'date', wall: { day: 21, month: 11, second } });
  });

  test.each([
    '31/02/2024',
    '29/02/2023',
    '1/1/24',
    '21/11',
    '13/2024',
    '45000',
    '21/11/2024 25:00',
    '21.11-2024',
    '',
  ])('"%s" is no date in any form', (text) => {
    const readings = [null, ...dateForms].map((form) => parseDateText(text, form));

    expect(readings.every(({ kind }) => kind === 'unreadable')).toBe(true);
  });
});

describe('the calendar of a province', () => {
  test('begins a day at its own midnight', () => {
    const calendar = createLocalCalendar('Asia/Ho_Chi_Minh');

    const at = calendar.instantOf({ year: 2024, month: 11, day: 21, second: null, offset: null });

    expect(at).toBe(Date.parse('2024-11-20T17:00:00Z'));
    expect(calendar.startOfDay((at ?? 0) + 5_000)).toBe(at);
    expect(calendar.endOfDay({ year: 2024, month: 11, day: 21, second: null, offset: null })).toBe(
      Date.parse('2024-11-21T17:00:00Z'),
    );
  });

  test.each(['Asia/Ho_Chi_Minh', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'])(
    'finds the instant of what a clock in %s shows',
    (timeZone) => {
      const calendar = createLocalCalendar(timeZone);
      const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
      const seconds = fc.integer({ min: Date.UTC(2000, 0, 1) / 1_000, max: Date.UTC(2035, 0, 1) / 1_000 });
      fc.assert(
        fc.property(seconds, (second) => {
          const text = shown.format(second * 1_000);
          const reading = parseDateText(text, null);

          const at = reading.kind === 'date' ? calendar.instantOf(reading.wall) : null;

          // In the hour that a zone goes through twice either instant is right.
          expect(at === null ? null : shown.format(at)).toBe(text);
        }),
      );
    },
  );

  test('has no instant for an hour that the clocks skip', () => {
    const calendar = createLocalCalendar('Europe/Berlin');

    const at = calendar.instantOf({ year: 2024, month: 3, day: 31, second: 2.5 * 3_600, offset: null });

    expect(at).toBeNull();
  });
});
