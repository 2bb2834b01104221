import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCellCoder } from '#shared/protocol/cellCode.ts';
import type { Snapshot } from '#shared/protocol/events.ts';
import type { Result } from '#shared/protocol/result.ts';
import { anAcknowledgement } from '#test/support/alertBuilders.ts';
import { asArea } from '#test/support/readingBuilders.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

/** A district whose overdue files nobody else in these tests writes. */
const overdue = (area: string, value: number): string => `dvc,area=${area},source=portal overdue=${value}i`;

function valuesOf(snapshot: Result<Snapshot>): Map<string, unknown> {
  if (!snapshot.ok || snapshot.value.kind !== 'area') throw new Error('expected the snapshot of an area');
  const coder = createCellCoder({
    areas: snapshot.value.areas,
    indicators: server.profile.indicators.map(({ id }) => id),
  });
  const cells = snapshot.value.cells.map((code) => coder.decode(code));
  return new Map(cells.map((cell) => [`${cell?.indicator}@${cell?.area}`, cell?.measured]));
}

describe('two pages', () => {
  test('a reading that is posted over HTTP reaches both', async () => {
    const duty = await server.connect('duty');
    const leader = await server.connect('leader');
    await duty.join('area:nghe-an');
    await leader.join('area:nghe-an');

    const answer = await server.write(overdue('425', 17));

    expect(answer.status).toBe(204);
    const isTold = ({ cells }: { cells: readonly (readonly unknown[])[] }) =>
      cells.some((code) => code[2] === 17);
    const told = await duty.heard('area:changed', isTold);
    expect(await leader.heard('area:changed', isTold)).toEqual(told);
    expect(valuesOf(await leader.join('area:nghe-an')).get('dvc.overdue@dien-chau')).toEqual({
      kind: 'value',
      value: 17,
    });
  });

  test('one acknowledges an alert, the other receives the name and the comment', async () => {
    const operator = await server.connect('operator');
    const duty = await server.connect('duty');
    await operator.join('alerts');
    await duty.join('alerts');
    await server.write(overdue('412', 60));
    const isVinh = ({ alerts }: { alerts: readonly { area: string }[] }) =>
      alerts.some(({ area }) => area === asArea('vinh'));
    const raised = await operator.heard('alert:changed', isVinh);
    const [alert] = raised.alerts;

    const result = await operator.carryOut(
      anAcknowledgement({
        alertId: alert?.id ?? '',
        revision: alert?.revision ?? 0,
        comment: '  Đã gọi bộ phận một cửa ',
      }),
    );

    expect(result).toEqual({ ok: true, value: { alertId: alert?.id, revision: 2 } });
    const seen = await duty.heard('alert:changed', ({ alerts }) => alerts[0]?.revision === 2);
    expect(seen.alerts[0]).toMatchObject({
      id: alert?.id,
      facts: { active: true, acknowledged: true },
      acknowledgement: { userName: 'Điều hành viên (demo)', comment: 'Đã gọi bộ phận một cửa' },
    });
    expect(seen.annunciations).toEqual([]);
  });
});
