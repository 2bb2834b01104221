import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDateText } from '#shared/import/dateForm.ts';
import { createLocalCalendar } from '#shared/import/localInstant.ts';
import { parsePeriodText } from '#shared/import/periodForm.ts';
import { isFault, readDateCell } from '#shared/import/readCell.ts';

describe('a period of a report', () => {
  test.each([
    ['tháng 3/2026', 2026, 3],
    ['Tháng 03 năm 2026', 2026, 3],
    ['T3/2026', 2026, 3],
    ['03/2026', 2026, 3],
    ['3-2026', 2026, 3],
    ['2026-03', 2026, 3],
    ['March 2026', 2026, 3],
    ['Mar 2026', 2026, 3],
    ['Q1/2026', 2026, 3],
    ['2026 Q4', 2026, 12],
    ['quý I năm 2026', 2026, 3],
    ['Quý III/2026', 2026, 9],
    ['quý 2/2026', 2026, 6],
    ['6 tháng đầu năm 2026', 2026, 6],
    ['9 tháng đầu năm 2026', 2026, 9],
    ['6 tháng cuối năm 2025', 2025, 12],
    ['6 tháng 2026', 2026, 6],
    ['H1/2026', 2026, 6],
    ['first half of 2026', 2026, 6],
    ['second half 2025', 2025, 12],
    ['năm 2025', 2025, 12],
    ['2025', 2025, 12],
    ['tháng 3/2026'.normalize('NFD'), 2026, 3],
  ])('%s ends with a month of its year', (text, year, lastMonth) => {
    expect(parsePeriodText(text)).toEqual({ year, lastMonth });
  });

  test.each([
    '13/2026',
    '0/2026',
    'quý V năm 2026',
    'Q5/2026',
    'H3/2026',
    '03/26',
    'tháng 3',
    '7 tháng cuối năm 2025',
    '21/11/2024',
    '3,2026',
    'ma 2026',
    'hôm qua',
    '',
  ])('“%s” is none', (text) => {
    expect(parsePeriodText(text)).toBeNull();
  });

  test('is never guessed: without a choice it asks for one, and no order of days fits it', () => {
    const kinds = ([null, 'day-first', 'month-first', 'year-first', 'period'] as const).map(
      (form) => parseDateText('quý I năm 2026', form).kind,
    );

    expect(kinds).toEqual(['ambiguous', 'unreadable', 'unreadable', 'unreadable', 'date']);
  });

  test('a column of periods takes no days', () => {
    expect(parseDateText('21/11/2024', 'period')).toEqual({ kind: 'unreadable' });
    expect(parseDateText('2024-11-21', 'period')).toEqual({ kind: 'unreadable' });
  });

  test('speaks of its last millisecond on the clock of the province, leap years and all', () => {
    const calendar = createLocalCalendar('Asia/Ho_Chi_Minh');

    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const reading = parseDateText(`tháng ${month}/${year}`, 'period');
        const at = reading.kind === 'date' ? calendar.instantOf(reading.wall) : null;
        const next = { year, month: month + 1, day: 1, second: null, offset: null };

        expect((at ?? 0) + 1).toBe(calendar.instantOf(next));
      }),
    );
  });
});

describe('a cell of a spreadsheet in a column of periods', () => {
  const wallOf = (cell: Parameters<typeof readDateCell>[0], form: 'period' | null = 'period') => {
    const wall = readDateCell(cell, form);
    return wall === null || isFault(wall) ? wall : [wall.year, wall.month, wall.day];
  };

  test('is the month where the spreadsheet made its first day of it', () => {
    expect(wallOf({ kind: 'date', text: '2026-03-01T00:00:00' })).toEqual([2026, 3, 31]);
    expect(wallOf({ kind: 'date', text: '2026-03-01T00:00:00' }, null)).toEqual([2026, 3, 1]);
  });

  test('is the year where it is a number of four digits', () => {
    expect(wallOf({ kind: 'number', number: 2025 })).toEqual([2025, 12, 31]);
    expect(wallOf({ kind: 'number', number: 2025 }, null)).toMatchObject({ fault: 'no-date' });
  });

  test.each([
    ['another day', { kind: 'date', text: '2026-03-02T00:00:00' }],
    ['a time', { kind: 'date', text: '2026-03-01T08:00:00' }],
    ['a serial number', { kind: 'number', number: 45_000 }],
    ['a part of a year', { kind: 'number', number: 2025.5 }],
    ['a truth', { kind: 'truth', truth: true }],
  ] as const)('is none with %s', (_what, cell) => {
    expect(wallOf(cell)).toMatchObject({ fault: 'date-unreadable' });
  });
});
