import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportPlan } from '#shared/import/importPlan.ts';
import { paths } from '#shared/protocol/routes.ts';
import { aWorkbook, aZip, textRow } from '#test/support/import/workbookBuilder.ts';
import { anImporter, type ImportClient, planOf } from '#test/support/importClient.ts';
import { type StrictServer, startStrictServer } from '#test/support/strictServer.ts';

let server: StrictServer;
let importer: ImportClient;

beforeAll(async () => {
  server = await startStrictServer();
  importer = await anImporter({ url: server.url, signInAs: () => server.signIn() });
}, 120_000);

afterAll(() => server.stop());

type Bytes = Uint8Array<ArrayBuffer>;
const megabyte = 1024 ** 2;
const bytesOf = (text: string, encoding: BufferEncoding = 'utf8'): Bytes =>
  new Uint8Array(Buffer.from(text, encoding));
const bigEndian = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'utf16le').swap16());

const header = 'Địa bàn;Thời điểm;dvc.overdue;dvc.due_24h';
const chosen: Partial<ImportPlan> = { numberForm: 'comma-decimal', dateForm: 'day-first' };
/** A day of its own for every test: what is kept is counted. */
let day = 0;
const nextDay = (): string => {
  day += 1;
  return new Date(Date.UTC(2024, 0, day)).toISOString().slice(0, 10).split('-').reverse().join('/');
};

/** What a file is understood as, and how many readings it left behind once it was imported. */
async function imported(file: Bytes) {
  const before = server.kept();
  const upload = await importer.upload(file, 'tệp.dat');
  const plan = planOf(upload, chosen);
  const preview = await importer.preview(upload, plan);
  const keptByLooking = server.kept() - before;
  expect(keptByLooking).toBe(0);
  const { readings, rejects } = preview.totals;
  if (readings > 0)
    expect(await importer.bringIn(upload, plan)).toMatchObject({
      state: 'done',
      accepted: readings,
      rejected: rejects,
    });
  else await expect(importer.bringIn(upload, plan)).rejects.toThrow('no row of the file can be imported');
  expect(await server.isUp()).toBe(true);
  return { upload, preview, kept: server.kept() - before };
}

/** Rejects as `line:column code text`. */
const rejectsOf = ({ preview }: Awaited<ReturnType<typeof imported>>): string[] =>
  preview.rejectedRows.flatMap(({ rejects }) =>
    rejects.map(({ line, column, code, text }) => `${line}:${column} ${code} ${text}`),
  );

const cell = (reference: string, inside: string, attributes = ''): string =>
  `<c r="${reference}" ${attributes}>${inside}</c>`;
const text = (reference: string, words: string): string =>
  cell(reference, `<is><t>${words}</t></is>`, 't="inlineStr"');
const names = textRow(1, header.split(';'));

describe('a text file', () => {
  const body = (): string => `${header}\nHuyện Quỳnh Lưu;${nextDay()};1;2\n`;
  test.each<[string, () => Bytes]>([
    ['in UTF-8', () => bytesOf(body())],
    ['with a byte order mark', () => bytesOf(`\uFEFF${body()}`)],
    ['in UTF-16, little end first', () => bytesOf(`\uFEFF${body()}`, 'utf16le')],
    ['in UTF-16, big end first', () => bigEndian(`\uFEFF${body()}`)],
    ['in Vietnamese with decomposed marks', () => bytesOf(body().normalize('NFD'))],
    ['with Windows line ends', () => bytesOf(body().replaceAll('\n', '\r\n'))],
  ])('%s is read to the letter', async (_how, file) => {
    const outcome = await imported(file());

    expect(rejectsOf(outcome)).toEqual([]);
    expect(outcome.kept).toBe(2);
    expect(outcome.preview.rows[0]?.readings.map(({ area }) => area)).toEqual(['421', '421']);
  });

  test.each<[what: string, row: () => string, kept: number, rejects: RegExp[]]>([
    ['an unknown area', () => `Sao Hoả;${nextDay()};1;2`, 0, [/^2:0 unknown-area Sao Hoả/]],
    ['no area', () => `;${nextDay()};1;2`, 0, [/^2:0 area-missing/]],
    ['a word for a number', () => `412;${nextDay()};nhiều;2`, 1, [/^2:2 number-unreadable nhiều/]],
    ['NaN', () => `412;${nextDay()};NaN;2`, 1, [/^2:2 number-unreadable NaN/]],
    ['infinity', () => `412;${nextDay()};1e999;2`, 1, [/^2:2 number-unreadable 1e999/]],
    ['the other way of writing a number', () => `412;${nextDay()};1,234.5;2`, 1, [/^2:2 number-unreadable/]],
    ['a far future', () => '412;01/01/2199;1;2', 0, [/^2:1 time-out-of-range 01\/01\/2199/]],
    ['an ancient time', () => '412;01/01/1954;1;2', 0, [/^2:1 time-out-of-range 01\/01\/1954/]],
    ['a day that no month has', () => '412;31/02/2024;1;2', 0, [/^2:1 date-unreadable 31\/02\/2024/]],
    ['a cell too many', () => `412;${nextDay()};1;2;3`, 0, [/^2:null too-many-cells 5/]],
    ['half a row', () => `412;${nextDay()}`, 0, []],
    ['a formula as text', () => `412;${nextDay()};=1+1;2`, 1, [/^2:2 number-unreadable =1\+1/]],
  ])(
    'with %s says so with line and column, and takes nothing of that cell',
    async (_what, row, kept, rejects) => {
      const outcome = await imported(bytesOf(`${header}\n${row()}\n`));

      expect(outcome.kept).toBe(kept);
      expect(rejectsOf(outcome)).toEqual(rejects.map((reject) => expect.stringMatching(reject)));
    },
  );

  test('with a number that can be read in two ways is not imported before somebody chose', async () => {
    const before = server.kept();
    const upload = await importer.upload(bytesOf(`${header}\n412;${nextDay()};1.234;2\n`));

    const undecided = await importer.request(`${paths.uploads}/${upload.id}/import`, {
      method: 'POST',
      body: JSON.stringify(planOf(upload, { ...chosen, numberForm: null })),
    });

    expect(undecided.status).toBe(409);
    expect(await undecided.json()).toMatchObject({ error: { code: 'choice-needed' } });
    expect(server.kept()).toBe(before);
    expect(await server.isUp()).toBe(true);
  });
});

describe('a workbook', () => {
  /** 2024-01-01 plus days, as a workbook writes it. */
  const serial = (): string => {
    day += 1;
    return String(45_291 + day);
  };
  const row = (line: number, cells: string): string => `<row r="${line}">${cells}</row>`;
  const start = (line: number): string =>
    text(`A${line}`, '412') + cell(`B${line}`, `<v>${serial()}</v>`, 's="1"');

  test('gives what its formulas were computed to, and says how many there are', async () => {
    const file = aWorkbook(
      names + row(2, `${start(2)}${cell('C2', '<f>2*7</f><v>14</v>')}${cell('D2', '<v>2</v>')}`),
    );

    const outcome = await imported(file);

    expect(outcome.kept).toBe(2);
    expect(outcome.preview.totals.formulas).toBe(1);
    expect(outcome.preview.rows[0]?.readings[0]?.measured).toEqual({ kind: 'value', value: 14 });
  });

  test.each<[what: string, cells: (line: number) => string, behind: string, reject: RegExp]>([
    ['a formula without its result', () => cell('C2', '<f>1+1</f>'), '', /^2:2 formula-uncomputed/],
    ['an error', () => cell('C2', '<v>#N/A</v>', 't="e"'), '', /^2:2 error-cell #N\/A/],
    ['a boolean', () => cell('C2', '<v>1</v>', 't="b"'), '', /^2:2 wrong-kind/],
    ['infinity', () => cell('C2', '<v>1E999</v>'), '', /^2:2 error-cell 1E999/],
  ])('with %s takes the other cells and names this one', async (_what, cells, behind, reject) => {
    const outcome = await imported(
      aWorkbook(names + row(2, `${start(2)}${cells(2)}${cell('D2', '<v>2</v>')}`), { behind }),
    );

    expect(outcome.kept).toBe(1);
    expect(rejectsOf(outcome)).toEqual([expect.stringMatching(reject)]);
  });

  test('with merged cells guesses of none of them what it means', async () => {
    const file = aWorkbook(names + row(2, `${start(2)}${cell('C2', '<v>7</v>')}`), {
      behind: '<mergeCells><mergeCell ref="C2:D2"/></mergeCells>',
    });

    const outcome = await imported(file);

    expect(outcome.kept).toBe(0);
    expect(rejectsOf(outcome)).toEqual([
      expect.stringMatching(/^2:2 merged-cell C2:D2/),
      expect.stringMatching(/^2:3 merged-cell C2:D2/),
    ]);
  });

  test('shows that it has a hidden sheet and reads it only when it is chosen', async () => {
    const sheet = (line: number): string =>
      `<worksheet><sheetData>${names}${row(2, `${start(line)}${cell('C2', '<v>1</v>')}${cell('D2', '<v>2</v>')}`)}</sheetData></worksheet>`;
    const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const file = aZip([
      {
        name: 'xl/workbook.xml',
        content: `<workbook xmlns:r="${relation}"><sheets><sheet name="Ẩn" sheetId="1" state="veryHidden" r:id="r1"/><sheet name="Hiện" sheetId="2" r:id="r2"/></sheets></workbook>`,
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: `<Relationships><Relationship Id="r1" Type="${relation}/worksheet" Target="worksheets/a.xml"/><Relationship Id="r2" Type="${relation}/worksheet" Target="worksheets/b.xml"/><Relationship Id="r3" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
      },
      {
        name: 'xl/styles.xml',
        content: '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      },
      { name: 'xl/worksheets/a.xml', content: sheet(2) },
      { name: 'xl/worksheets/b.xml', content: sheet(2) },
    ]);

    const outcome = await imported(file);

    expect(outcome.upload.facts.sheets).toEqual([
      { name: 'Ẩn', hidden: true },
      { name: 'Hiện', hidden: false },
    ]);
    expect(outcome.upload.facts.choice.sheet).toBe('Hiện');
    expect(outcome.kept).toBe(2);
  });
});

describe('a file that is no table', { timeout: 60_000 }, () => {
  const emptyZip = aZip([]);
  test.each<[what: string, file: () => Bytes, status: number, says: RegExp]>([
    ['nothing', () => new Uint8Array(), 400, /expected the bytes of a file/],
    ['a picture', () => bytesOf('\x89PNG\r\n\x1a\n', 'latin1'), 422, /not-utf8: 1/],
    [
      'an old code page',
      () => new Uint8Array([0x61, 0x3b, 0x62, 0x0a, 0xd0, 0x3b, 0x31]),
      422,
      /not-utf8: 2/,
    ],
    ['UTF-16 without its mark', () => bytesOf('a;b\n1;2\n', 'utf16le'), 422, /not-a-table/],
    ['noise', () => new Uint8Array(randomBytes(100_000)), 422, /not-utf8|not-a-table/],
    ['an old or locked workbook', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 422, /old-or-locked/],
    ['an archive of nothing', () => emptyZip, 422, /not-a-table|not-utf8|damaged/],
    ['a document', () => aZip([{ name: 'word/document.xml', content: '<x/>' }]), 422, /not-a-table/],
    ['half a workbook', () => aWorkbook(names).slice(0, 400), 422, /damaged/],
    [
      'a workbook of 300 MB of blanks',
      () => aWorkbook(`<row r="1">${' '.repeat(300 * megabyte)}</row>`),
      422,
      /too-large-inside/,
    ],
    [
      'a quotation mark that is never closed',
      () => bytesOf(`${header}\n412;"1;2\n`),
      422,
      /unclosed-quote: 2/,
    ],
    ['100 MB', () => new Uint8Array(100 * megabyte).fill(0x31), 413, /body-too-large/],
    [
      '10,000 columns',
      () => bytesOf(`${'a;'.repeat(10_000)}\n${'1;'.repeat(10_000)}\n`),
      422,
      /too-many-rows/,
    ],
  ])('%s is refused with the reason, and nothing is kept', async (_what, file, status, says) => {
    const before = server.kept();

    const answer = await importer.request(`${paths.uploads}?name=x`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file(),
    });

    expect({ status: answer.status, body: await answer.text() }).toEqual({
      status,
      body: expect.stringMatching(says),
    });
    expect(server.kept()).toBe(before);
    expect(await server.isUp()).toBe(true);
  });
});
