import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvFile } from '#server/export/csvFile.ts';
import { areasTable, type ExportMeans, seriesTable } from '#server/export/exportRows.ts';
import type { ExportTable } from '#server/export/exportTable.ts';
import { xlsxFile } from '#server/export/xlsxFile.ts';
import { openTableFile } from '#server/ingest/table/tableFile.ts';
import { createAreaFinder } from '#shared/area/areaFinder.ts';
import { createDayOf } from '#shared/area/calendarDay.ts';
import { createIndicatorFinder } from '#shared/import/importColumns.ts';
import type { ImportPlan } from '#shared/import/importPlan.ts';
import { createLocalCalendar } from '#shared/import/localInstant.ts';
import { understandTable } from '#shared/import/understandTable.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Measured } from '#shared/indicator/reading.ts';
import type { RolledUpPoint } from '#shared/indicator/series.ts';
import { type Language, languages } from '#shared/locale/localText.ts';
import {
  anArea,
  anIndicator,
  aProfileTree,
  asArea,
  hourMs,
  testNow,
  testTimeZone,
} from '#test/support/readingBuilders.ts';

const tree = aProfileTree();
const calendar = createLocalCalendar(testTimeZone);
// Whatever the numbers: this one may be any.
const count = anIndicator({ id: 'dvc.overdue', mayBeNegative: true });
const share = anIndicator({ id: 'dvc.submit_online_pct', measure: 'ratio', rollUp: { rule: 'ratio' } });
const vinh = anArea({ id: 'vinh', code: '412' });

const aPoint = (bucketAt: number, measured: Measured | null): RolledUpPoint => ({
  bucketAt,
  at: bucketAt + 1_000,
  measured,
  reporting: 1,
  expected: 2,
});
const means = (indicator: Indicator, language: Language): ExportMeans => ({
  indicator,
  language,
  nameOf: (id) => `tên của ${id}`,
});

type Format = 'csv' | 'xlsx';
const fileOf = async (
  table: ExportTable,
  format: Format,
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(format === 'csv' ? csvFile(table, language, calendar) : await xlsxFile(table, calendar));

/** What our own import makes of a file, with the plan that it suggests itself and the number form of its language. */
function readBack(bytes: Uint8Array<ArrayBuffer>, indicator: Indicator, language: Language) {
  const file = openTableFile(bytes);
  const { suggestion } = file.look({ ...file.facts.choice, headerLine: 1 }, [indicator]);
  if (!suggestion) throw new Error('the file suggests no plan');
  const numberForm = language === 'vi' ? 'comma-decimal' : 'dot-decimal';
  const plan: ImportPlan = { ...suggestion, numberForm };
  const context = {
    tree,
    areas: createAreaFinder(tree),
    indicators: new Map([[indicator.id, indicator]]),
    indicatorNames: createIndicatorFinder([indicator]),
    calendar,
    dayOf: createDayOf(testTimeZone),
  };
  return [...understandTable(file.table(plan), { plan, context })];
}

const everyWay = (['csv', 'xlsx'] as const).flatMap((format) =>
  languages.map((language) => [format, language] as const),
);

describe.each(everyWay)('a series as %s in the language %s', (format, language) => {
  test('comes back through our own import to the digit, whatever the numbers', async () => {
    const anyNumber = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
      fc.integer(),
      fc.constantFrom(0, 1e-7, 0.1, 1_234.5, 9_007_199_254_740_991),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anyNumber, { minLength: 1, maxLength: 20 }), async (values) => {
        const points = values.map((value, index) =>
          aPoint(testNow + index * hourMs, { kind: 'value', value: value + 0 }),
        );
        const table = seriesTable(vinh, { points, notes: [] }, means(count, language));

        const rows = readBack(await fileOf(table, format, language), count, language);

        expect(rows.flatMap(({ rejects }) => rejects)).toEqual([]);
        expect(rows.flatMap(({ readings }) => readings)).toMatchObject(
          points.map(({ at, measured }) => ({ indicator: 'dvc.overdue', area: 'vinh', at, measured })),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('keeps both parts of a ratio, and one that came without them', async () => {
    const points = [
      aPoint(testNow, { kind: 'ratio', numerator: 812, denominator: 1_011 }),
      aPoint(testNow + hourMs, { kind: 'value', value: 72.5 }),
    ];
    const table = seriesTable(vinh, { points, notes: [] }, means(share, language));

    const rows = readBack(await fileOf(table, format, language), share, language);

    expect(rows[0]?.readings).toMatchObject([
      { measured: { kind: 'ratio', numerator: 812, denominator: 1_011 }, at: testNow + 1_000 },
    ]);
    expect(rows[1]?.cells).toContain(format === 'csv' && language === 'vi' ? '72,5' : '72.5');
  });

  test('has nothing in it that a spreadsheet would run', async () => {
    const evil = anArea({ id: 'vinh', code: '412', fullName: { vi: '=1+1', en: '=1+1' } });
    const table = seriesTable(evil, { points: [aPoint(testNow, null)], notes: [] }, means(count, language));
    const bytes = await fileOf(table, format, language);

    const file = openTableFile(bytes);
    const cell = file.table({ ...file.facts.choice, headerLine: 1 }).rows[0]?.cells[1];

    expect(cell).toEqual({ kind: 'text', text: format === 'csv' ? "'=1+1" : '=1+1' });
  });
});

test('a text file begins with the mark by which Excel knows its letters', () => {
  const table = seriesTable(vinh, { points: [], notes: [] }, means(count, 'vi'));

  const bytes = csvFile(table, 'vi', calendar);

  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes.toString()).toContain('Mã địa bàn;Tên địa bàn;Mã chỉ số');
});

test('times are those of the province', () => {
  const table = seriesTable(vinh, { points: [aPoint(testNow, null)], notes: [] }, means(count, 'en'));

  expect(csvFile(table, 'en', calendar).toString()).toContain('2024-11-21 14:00:00,2024-11-21 14:00:01');
});

test('what must be said of a span stands with its rows, or alone where there are none', () => {
  const notes = [
    {
      code: 'same-territory' as const,
      fromAt: testNow,
      toAt: testNow + hourMs,
      areas: [asArea('town')],
    },
    { code: 'split-territory' as const, fromAt: 0, toAt: testNow, areas: [asArea('old')] },
  ];
  const points = [aPoint(testNow, { kind: 'value', value: 3 })];

  const { rows, header } = seriesTable(vinh, { points, notes }, means(count, 'vi'));

  const told = rows.map((row) => [row[header.indexOf('Giá trị')], row.at(-1)]);
  expect(told).toEqual([
    [
      null,
      {
        kind: 'text',
        text: 'không có số liệu cùng địa bàn: khi đó thuộc tên của old, sau đã chia tách',
      },
    ],
    [
      { kind: 'number', number: 3 },
      { kind: 'text', text: 'cùng địa bàn, khi đó gồm tên của town' },
    ],
  ]);
});

test('areas without a value are in the file, as missing and never as zero', () => {
  const values = [
    { area: vinh, point: aPoint(testNow - 2_000, { kind: 'value', value: 5 }) },
    { area: anArea({ id: 'cua-lo', code: '413' }), point: undefined },
  ];

  const { rows, header } = areasTable(values, testNow, means(count, 'vi'));

  const column = header.indexOf('Giá trị');
  expect(rows.map((row) => [row[column], row.at(-1)])).toEqual([
    [
      { kind: 'number', number: 5 },
      { kind: 'text', text: 'mới' },
    ],
    [null, { kind: 'text', text: 'thiếu' }],
  ]);
});
