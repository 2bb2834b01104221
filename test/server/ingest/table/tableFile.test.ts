import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openTableFile } from '#server/ingest/table/tableFile.ts';
import { aWorkbook, aZip, textRow } from '#test/support/import/workbookBuilder.ts';
import { testIndicators } from '#test/support/readingBuilders.ts';

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(text, encoding));
/** Made by LibreOffice from `report.fods` beside it. */
const report = new Uint8Array(readFileSync(join(import.meta.dirname, '../../../support/import/report.xlsx')));
const rowsOf = (bytes: Uint8Array<ArrayBuffer>) => {
  const file = openTableFile(bytes);
  return file.table(file.facts.choice).rows;
};

describe('a workbook of an office program', () => {
  test('lists its sheets, says which are hidden, and finds the names of the columns below the title', () => {
    const { facts } = openTableFile(report);

    expect(facts).toEqual({
      format: 'xlsx',
      sheets: [
        { name: 'Báo cáo tuần', hidden: false },
        { name: 'Nháp', hidden: true },
      ],
      delimiter: null,
      choice: { sheet: 'Báo cáo tuần', delimiter: null, headerLine: 3 },
    });
  });

  test('keeps what each cell is: date, formula, percentage, blank, error, merged', () => {
    const rows = rowsOf(report);

    expect(rows.map(({ line }) => line)).toEqual([4, 5, 6]);
    expect(rows[0]?.cells).toEqual([
      { kind: 'text', text: 'vinh' },
      { kind: 'date', text: '2024-11-18T00:00:00' },
      { kind: 'number', number: 14, formula: true },
      { kind: 'number', number: 0.724, percent: true },
      { kind: 'number', number: 0 },
      { kind: 'text', text: '=1+1' },
    ]);
    expect(rows[1]?.cells[2]).toEqual({ kind: 'blank' });
    expect(rows[1]?.cells[4]).toEqual({ kind: 'error', text: '#N/A' });
    expect(rows[2]?.cells[2]).toEqual({ kind: 'merged', range: 'C6:D6', text: '7' });
  });

  test('shows a hidden sheet only to whoever chooses it', () => {
    const file = openTableFile(report);

    const look = file.look({ sheet: 'Nháp', delimiter: null, headerLine: null }, testIndicators);

    expect(look).toMatchObject({ header: ['area', 'dvc.overdue'], rows: 1, choice: { headerLine: 1 } });
  });

  test('suggests indicators by the names of the columns, and never a form of numbers or dates', () => {
    const file = openTableFile(report);

    const { suggestion } = file.look({ ...file.facts.choice, headerLine: null }, testIndicators);

    expect(suggestion).toMatchObject({
      numberForm: null,
      dateForm: null,
      layout: { kind: 'wide', area: 0, at: 1 },
    });
  });
});

describe('a cell', () => {
  test('of a formula that was never computed is told apart from a blank', () => {
    const rows = rowsOf(
      aWorkbook(`${textRow(1, ['a', 'b'])}<row r="2"><c><f>1+1</f></c><c><v>2</v></c></row>`),
    );

    expect(rows[0]?.cells).toEqual([{ kind: 'uncomputed' }, { kind: 'number', number: 2 }]);
  });

  test('counts days from 1904 where the workbook says so', () => {
    const data = `${textRow(1, ['a', 'b'])}<row r="2"><c s="1"><v>44155</v></c><c><v>1</v></c></row>`;

    const rows = rowsOf(aWorkbook(data, { workbookPr: 'date1904="1"' }));

    expect(rows[0]?.cells[0]).toEqual({ kind: 'date', text: '2024-11-21T00:00:00' });
  });

  test('without a reference stands behind the one before, and entities of a document are not expanded', () => {
    const rows = rowsOf(aWorkbook(`${textRow(1, ['a', 'b'])}${textRow(2, ['R&amp;D', '&lt;b&gt;'])}`));

    expect(rows[0]?.cells.map((cell) => 'text' in cell && cell.text)).toEqual(['R&D', '<b>']);
  });
});

describe('a text file', () => {
  const text = 'Địa bàn;Số\nVinh;1\n\n"Diễn\nChâu";2\n';
  test.each([
    ['UTF-8', bytesOf(text)],
    ['UTF-8 with its mark', bytesOf(`\ufeff${text}`)],
    ['UTF-16 with its mark', bytesOf(`\ufeff${text}`, 'utf16le')],
    ['decomposed marks', bytesOf(text.normalize('NFD'))],
    ['Windows line ends', bytesOf(text.replaceAll('\n', '\r\n'))],
  ])('is read in %s', (_how, bytes) => {
    const file = openTableFile(bytes);

    const look = file.look({ ...file.facts.choice, headerLine: null }, testIndicators);

    expect(file.facts.delimiter).toBe(';');
    expect(look.header).toEqual(['Địa bàn', 'Số']);
    expect(look.signature).toBe('dia ban|so');
    expect(
      file
        .table(file.facts.choice)
        .rows.filter(({ cells }) => cells.length > 1)
        .map(({ line }) => line),
    ).toEqual([2, 4]);
  });

  test.each([
    [',', 'a,b\n1,2'],
    ['\t', 'a\tb\n1,5\t2'],
    [';', '"a,b,c";d;e\n1,5;2;3'],
    [';', 'sep=;\na,b;c'],
  ])('is separated by %j where the first line has most of them', (delimiter, given) => {
    expect(openTableFile(bytesOf(given)).facts.delimiter).toBe(delimiter);
  });
});

describe('a file that cannot be read is refused with the reason', () => {
  const bomb = aWorkbook(`<row r="1">${' '.repeat(280 * 1024 ** 2)}</row>`);
  test.each([
    ['an old code page', new Uint8Array([0x61, 0x2c, 0x62, 0x0a, 0xd0, 0x2c, 0x31]), 'not-utf8: 2'],
    ['an old or locked workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'old-or-locked-workbook: '],
    [
      'an encrypted archive',
      aZip([{ name: 'xl/workbook.xml', content: 'x' }], 1),
      'old-or-locked-workbook: ',
    ],
    [
      'a workbook of another standard',
      aZip([
        { name: 'mimetype', content: 'x' },
        { name: 'content.xml', content: 'x' },
      ]),
      'open-document: ',
    ],
    ['a document', aZip([{ name: 'word/document.xml', content: '<x/>' }]), 'not-a-table: '],
    ['a cut-off workbook', report.slice(0, 3_000), 'damaged: ZIP'],
    ['a bomb', bomb, 'too-large-inside: xl/worksheets/sheet1.xml > 256 MB'],
    ['nothing', new Uint8Array(), 'empty: '],
    ['a quotation mark that is never closed', bytesOf('a,b\n1,"2\n3,4'), 'unclosed-quote: 3'],
    ['XML that is none', aWorkbook('<row><c></row>'), 'damaged: Sheet1'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'not-utf8: 1'],
  ])('%s', (_what, bytes, message) => {
    expect(() => openTableFile(bytes)).toThrow(message);
  });

  test('any damage of a workbook is a refusal and never a fault of ours', () => {
    for (let at = 0; at < report.length; at += 61) {
      const damaged = report.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;

      let name = '';
      try {
        openTableFile(damaged);
      } catch (error) {
        name = (error as Error).name;
      }

      expect(['', 'FileFault']).toContain(name);
    }
  });
});
