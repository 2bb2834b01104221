import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createIntakeStore } from '#server/store/intake/intakeStore.ts';
import type { ImportPlan } from '#shared/import/importPlan.ts';
import type { ImportRecord, TableLook } from '#shared/import/importProtocol.ts';
import { createCellCoder } from '#shared/protocol/cellCode.ts';
import { paths, seriesBodySchema } from '#shared/protocol/routes.ts';
import { anImporter, type ImportClient, planOf } from '#test/support/importClient.ts';
import { aClock } from '#test/support/manualClock.ts';
import { asArea, asIndicator, hourMs, testNow } from '#test/support/readingBuilders.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

const clock = aClock();
let server: TestServer;
let importer: ImportClient;

beforeAll(async () => {
  server = await startTestServer({ clock });
  importer = await anImporter(server);
});

afterAll(() => server.stop());

const report = new Uint8Array(readFileSync(join(import.meta.dirname, '../../support/import/report.xlsx')));

/** What a page sees: the live value and the history of an indicator in an area. */
async function shown(indicator: string, area: string) {
  // A curve that somebody asked for is given again for 20 s.
  clock.pass(21_000);
  const client = await server.connect('leader');
  const snapshot = await client.join('area:nghe-an');
  client.close();
  if (!snapshot.ok || snapshot.value.kind !== 'area') throw new Error('expected the snapshot of an area');
  const coder = createCellCoder({
    areas: snapshot.value.areas,
    indicators: server.profile.indicators.map(({ id }) => id),
  });
  const cell = snapshot.value.cells
    .map((code) => coder.decode(code))
    .find((one) => one?.indicator === indicator && one.area === asArea(area));
  const query = `indicator=${indicator}&area=${area}&from=${testNow - 100 * hourMs}&to=${testNow + hourMs}&every=1000000`;
  const response = await importer.request(`${paths.series}?${query}`);
  const { points } = seriesBodySchema.loose().parse(await response.json());
  return {
    measured: cell?.measured ?? null,
    at: cell?.at ?? null,
    history: points.map((point) => point.slice(1, 4)),
  };
}

const anImportRecord = (given: Partial<ImportRecord>): ImportRecord => ({
  id: 'one',
  kind: 'readings',
  fileName: 'report.csv',
  sheet: null,
  userId: 'x',
  userName: 'X',
  area: asArea('nghe-an'),
  startedAt: testNow,
  finishedAt: null,
  state: 'running',
  rows: 1,
  rowsDone: 0,
  accepted: 0,
  rejected: 0,
  undoneAt: null,
  undoneBy: null,
  ...given,
});

const signatureOf = ({ signature }: TableLook): string => signature;
const long = (rows: string): string => `Địa bàn;Chỉ số;Thời điểm;Giá trị\n${rows}`;
const ratios = (rows: string): string =>
  `Địa bàn;Thời điểm;dvc.submit_online_pct_num;dvc.submit_online_pct_den\n${rows}`;
const chosen: Partial<ImportPlan> = { numberForm: 'comma-decimal', dateForm: 'day-first' };

describe('a file is shown as it will be understood', () => {
  test('with area, indicator, value and time of each row, and what is refused with its cell', async () => {
    const upload = await importer.upload(
      long(
        'Vinh;dvc.overdue;21/11/2024;1.234\n425;fb.open;21/11/2024 08:30;12,5\nMars;fb.open;21/11/2024;1\n412;fb.open;21/11/2024;\n',
      ),
    );

    const preview = await importer.preview(upload, planOf(upload, chosen));

    expect(preview.totals).toEqual({
      rows: 4,
      readings: 2,
      rejectedRows: 1,
      rejects: 1,
      blanks: 1,
      formulas: 0,
    });
    expect(preview.rows[0]?.readings).toEqual([
      {
        indicator: 'dvc.overdue',
        area: 'vinh',
        at: Date.parse('2024-11-20T17:00:00Z'),
        measured: { kind: 'value', value: 1234 },
        column: 3,
      },
    ]);
    expect(preview.rows[1]?.readings[0]).toMatchObject({
      area: 'dien-chau',
      at: Date.parse('2024-11-21T01:30:00Z'),
      measured: { kind: 'value', value: 12.5 },
    });
    expect(preview.rejectedRows[0]?.rejects).toEqual([
      { line: 4, column: 0, code: 'unknown-area', text: 'Mars' },
    ]);
  });

  test('and what its indicator cannot be is refused with its cell, nothing of nothing is not', async () => {
    const upload = await importer.upload(
      ratios('412;21/11/2024;500;100\n413;21/11/2024;-5;100\n412;20/11/2024;5;0\n425;21/11/2024;0;0\n'),
    );

    const preview = await importer.preview(upload, planOf(upload, chosen));

    expect(preview.totals).toMatchObject({ rows: 4, readings: 1, rejects: 3 });
    expect(preview.rejectedRows.flatMap(({ rejects }) => rejects)).toEqual([
      { line: 2, column: 2, code: 'over-whole', text: '500/100' },
      { line: 3, column: 2, code: 'negative', text: '-5/100' },
      { line: 4, column: 2, code: 'part-of-nothing', text: '5/0' },
    ]);
  });

  test('with the last moment of a period, when somebody says that the times are periods', async () => {
    const upload = await importer.upload(
      long(
        'Vinh;dvc.overdue;tháng 3/2024;4\nVinh;dvc.received;6 tháng đầu năm 2024;5\nVinh;fb.open;năm 2024;6\n',
      ),
    );

    const unchosen = await importer.preview(upload, planOf(upload));
    const preview = await importer.preview(upload, planOf(upload, { dateForm: 'period' }));

    expect(unchosen.totals.readings).toBe(0);
    expect(unchosen.choices).toMatchObject([
      { kind: 'date', text: 'tháng 3/2024', readings: [{}, {}, {}, { form: 'period', day: '2024-03-31' }] },
    ]);
    expect(preview.rows.flatMap(({ readings }) => readings.map(({ at }) => at))).toEqual([
      Date.parse('2024-03-31T23:59:59.999+07:00'),
      Date.parse('2024-06-30T23:59:59.999+07:00'),
    ]);
    // The year is not over.
    expect(preview.rejectsByCode).toEqual({ 'time-out-of-range': 1 });
  });

  test('with one period for the whole file, where no column has the time', async () => {
    const upload = await importer.upload('Địa bàn;dvc.overdue\nVinh;4\n');

    const preview = await importer.preview(upload, planOf(upload, { fixedAt: '2024-09' }));

    expect(preview.rows[0]?.readings[0]?.at).toBe(Date.parse('2024-09-30T23:59:59.999+07:00'));
  });

  test('and nothing ambiguous is guessed: it asks for a choice, with an example, and imports nothing before', async () => {
    const upload = await importer.upload(long('Vinh;dvc.overdue;04/11/2024;1.234\n'));
    const unchosen = await importer.preview(upload, planOf(upload));
    const half = await importer.preview(upload, planOf(upload, { dateForm: 'day-first' }));

    const refused = await importer.request(`${paths.uploads}/${upload.id}/import`, {
      method: 'POST',
      body: JSON.stringify(planOf(upload, { dateForm: 'day-first' })),
    });

    expect(unchosen.choices.map(({ kind }) => kind)).toEqual(['date', 'number']);
    expect(unchosen.choices[0]).toEqual({
      kind: 'date',
      line: 2,
      column: 2,
      text: '04/11/2024',
      readings: [
        { form: 'day-first', day: '2024-11-04' },
        { form: 'month-first', day: '2024-04-11' },
        { form: 'year-first', day: null },
        { form: 'period', day: null },
      ],
    });
    expect(half.choices).toEqual([
      {
        kind: 'number',
        line: 2,
        column: 3,
        text: '1.234',
        readings: [
          { form: 'comma-decimal', number: 1234 },
          { form: 'dot-decimal', number: 1.234 },
        ],
      },
    ]);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ error: { code: 'choice-needed' } });
  });

  test('of a workbook: dates and percentages of its cells, formulas marked, errors and merged cells refused', async () => {
    const upload = await importer.upload(report, 'report.xlsx');

    const preview = await importer.preview(upload, planOf(upload, chosen));

    expect(preview.totals).toMatchObject({ rows: 3, readings: 5, rejectedRows: 2, blanks: 1, formulas: 1 });
    expect(preview.rows[0]?.readings.map(({ measured }) => measured)).toEqual([
      { kind: 'value', value: 14 },
      { kind: 'value', value: 72.4 },
      { kind: 'value', value: 0 },
    ]);
    expect(preview.rejectedRows.flatMap(({ rejects }) => rejects)).toEqual([
      { line: 5, column: 4, code: 'error-cell', text: '#N/A' },
      { line: 6, column: 2, code: 'merged-cell', text: 'C6:D6' },
      { line: 6, column: 3, code: 'merged-cell', text: 'C6:D6' },
    ]);
  });
});

describe('an import', () => {
  test('is seen on the pages, is on record, and an undo brings back exactly what was before', async () => {
    await server.write(`fb,area=425,source=1022 open=7i ${testNow - 2 * hourMs}`);
    const before = await shown('fb.open', 'dien-chau');
    const upload = await importer.upload(
      long('Diễn Châu;fb.open;21/11/2024 13:00;40\n425;fb.open;21/11/2024 12:00;30\n'),
    );

    const record = await importer.bringIn(upload, planOf(upload, chosen));
    const during = await shown('fb.open', 'dien-chau');
    const undone = await importer.undo(record.id);

    expect(record).toMatchObject({
      state: 'done',
      accepted: 2,
      rejected: 0,
      rows: 2,
      rowsDone: 2,
      kind: 'readings',
    });
    expect(during.measured).toEqual({ kind: 'value', value: 40 });
    expect(during.history).not.toEqual(before.history);
    expect(undone).toMatchObject({ state: 'undone', undoneAt: clock(), undoneBy: 'Điều hành viên (demo)' });
    expect(await shown('fb.open', 'dien-chau')).toEqual(before);
  });

  test('that replaced an earlier one gives way to it when it is undone', async () => {
    const file = (value: number) =>
      long(`Cửa Lò;dvc.received;21/11/2024 12:00;${value}\n`).replace('Cửa Lò', '413');
    const first = await importer.upload(file(10));
    const firstRecord = await importer.bringIn(first, planOf(first, chosen));
    const before = await shown('dvc.received', 'cua-lo');
    const second = await importer.upload(file(20));
    const secondRecord = await importer.bringIn(second, planOf(second, chosen));

    await importer.undo(firstRecord.id);
    const afterFirst = await shown('dvc.received', 'cua-lo');
    await importer.undo(secondRecord.id);

    expect(before.measured).toEqual({ kind: 'value', value: 10 });
    expect(afterFirst.measured).toEqual({ kind: 'value', value: 20 });
    expect(await shown('dvc.received', 'cua-lo')).toEqual({ measured: null, at: null, history: [] });
  });

  test('keeps the good rows of a file and offers the refused ones as a file that runs no formula', async () => {
    const upload = await importer.upload(
      long('412;dvc.overdue;20/11/2024;3\n=cmd();dvc.overdue;20/11/2024;5\n'),
    );

    const record = await importer.bringIn(upload, planOf(upload, chosen));
    const file = await importer.request(`${paths.imports}/${record.id}/rejects.csv?lang=vi`);

    expect(record).toMatchObject({ state: 'done', accepted: 1, rejected: 1 });
    expect(await file.text()).toBe(
      'Dòng,Ô,Lý do,Nội dung dòng\r\n' +
        "3,A3,Không có địa bàn nào tên hoặc mã là “=cmd()” vào thời điểm này.,'=cmd(),dvc.overdue,20/11/2024,5\r\n",
    );
  });

  test('remembers how files with the same columns are read, and who read them so', async () => {
    const plan = planOf(await importer.upload(long('412;dvc.overdue;19/11/2024;3\n')), chosen);
    await importer.bringIn(await importer.upload(long('412;dvc.overdue;19/11/2024;3\n')), plan);

    const again = await importer.upload(long('412;dvc.overdue;18/11/2024;4\n').toUpperCase());

    expect(signatureOf(again.look)).toBe('dia ban|chi so|thoi diem|gia tri');
    expect(again.remembered).toEqual({ plan, userName: 'Điều hành viên (demo)', at: expect.any(Number) });
  });
});

describe('an import that a stop of the server cut off', () => {
  test('counts as stopped after the next start, and can be taken back', async () => {
    const folder = aTemporaryFolder();
    const store = await createIntakeStore({ file: join(folder.path, 'intake.sqlite') });
    const at = testNow - hourMs;
    await store.imports.begin(anImportRecord({ id: 'cut-off', startedAt: at, rows: 900 }));
    const reading = { indicator: asIndicator('dvc.overdue'), area: asArea('vinh'), at };
    await store.imports.add('cut-off', {
      readings: [{ ...reading, measured: { kind: 'value', value: 88 } }],
      rejects: [],
    });
    await store.close();

    const again = await startTestServer({ dataDir: folder.path, clock });
    const client = await anImporter(again);
    const found = await client.find('cut-off');
    const undone = await client.undo('cut-off');
    await again.stop();
    folder.remove();

    expect(found).toMatchObject({ state: 'stopped', finishedAt: expect.any(Number) });
    expect(undone.state).toBe('undone');
  });
});

describe('what is refused as a whole', () => {
  test.each([
    ['not signed in', 401, ''],
    ['a leader', 403, 'leader'],
    ['the watch of the wall', 403, 'duty'],
  ] as const)('the file of somebody who is %s', async (_who, status, role) => {
    const cookie = role === '' ? '' : await server.signInAs(role);

    const response = await fetch(`${server.url}${paths.uploads}?name=a.csv`, {
      method: 'POST',
      headers: { cookie },
      body: 'a,b\n1,2',
    });

    expect(response.status).toBe(status);
  });

  test('a page of another site', async () => {
    const response = await importer.request(`${paths.uploads}?name=a.csv`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
      body: 'a,b\n1,2',
    });

    expect(response.status).toBe(403);
  });

  test('a file of more than 20 MB', async () => {
    const response = await importer.request(`${paths.uploads}?name=a.csv`, {
      method: 'POST',
      body: new Uint8Array(20 * 1024 ** 2 + 1),
    });

    expect(response.status).toBe(413);
  });

  test('a file that is no table, with the reason, and the next one is taken', async () => {
    const response = await importer.request(`${paths.uploads}?name=a.xls`, {
      method: 'POST',
      body: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]),
    });

    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      error: { code: 'unreadable-file', detail: 'old-or-locked-workbook: ' },
    });
    expect((await importer.upload('a,b\n1,2')).look.rows).toBe(1);
  });

  test('the file that somebody else is looking at', async () => {
    const upload = await importer.upload(long('412;dvc.overdue;19/11/2024;3\n'));
    const other = await anImporter(server, 'administrator');

    await expect(other.preview(upload, planOf(upload, chosen))).rejects.toThrow('404');
  });

  test('rows outside the area of whoever imports', async () => {
    const cookie = await server.sessionFor({ id: 'x', name: 'X', role: 'operator', area: asArea('vinh') });
    const scoped = { ...importer, request: importer.request };
    const upload = await fetch(`${server.url}${paths.uploads}?name=a.csv`, {
      method: 'POST',
      headers: { cookie },
      body: long('412;dvc.overdue;19/11/2024;3\n425;dvc.overdue;19/11/2024;3\n'),
    }).then((response) => response.json());
    const preview = await scoped
      .request(`${paths.uploads}/${upload.id}/preview`, {
        method: 'POST',
        headers: { cookie },
        body: JSON.stringify(planOf(upload, chosen)),
      })
      .then((response) => response.json());

    expect(preview.totals).toMatchObject({ readings: 1, rejects: 1 });
    expect(preview.rejectsByCode).toEqual({ 'outside-scope': 1 });
  });

  test('a reading from outside that claims to be imported or typed', async () => {
    const response = await server.write(`dvc,area=412,source=manual overdue=1i ${testNow}`);

    expect(response.status).toBe(400);
    expect(await response.text()).toContain('is kept for what people enter');
  });
});
