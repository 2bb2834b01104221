import { afterEach, describe, expect, test } from 'vitest';
import type { Snapshot } from '#shared/protocol/events.ts';
import { paths } from '#shared/protocol/routes.ts';
import { anAcknowledgement } from '#test/support/alertBuilders.ts';
import { aLateSourceRule, aProfile, aRule } from '#test/support/profileBuilders.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

const folders: { remove(): void }[] = [];
const servers: TestServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  for (const folder of folders.splice(0)) folder.remove();
});

function aDataDir(): string {
  const folder = aTemporaryFolder();
  folders.push(folder);
  return folder.path;
}

async function start(dataDir: string): Promise<TestServer> {
  const profile = aProfile({ rules: [aRule(), aLateSourceRule()] });
  const server = await startTestServer({ dataDir, profile });
  servers.push(server);
  return server;
}

async function snapshotOf(server: TestServer, topic: string): Promise<Snapshot> {
  const page = await server.connect('operator');
  const result = await page.join(topic);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

/** Resolves when the server says that it knows what was before the start. */
async function untilReady(server: TestServer): Promise<void> {
  const page = await server.connect('duty');
  for (let beats = 1; (await fetch(server.url + paths.ready)).status !== 200; beats += 1)
    await page.heard('centre:changed', () => page.messages('centre:changed').length > beats);
}

describe('a centre that starts again', () => {
  test('knows its alerts, who took them, its values, its sites and who is signed in', async () => {
    const dataDir = aDataDir();
    const before = await start(dataDir);
    const cookie = await before.signInAs('operator');
    const page = await before.connect({ cookie });
    await page.join('alerts');
    await before.write([
      'dvc,area=412 overdue=60i',
      'dvc,area=413 overdue=70i',
      'site,site=bts-1 state="down"',
    ]);
    const { alerts } = await page.heard('alert:changed', (change) => change.alerts.length === 2);
    const vinh = alerts.find(({ area }) => area === 'vinh');
    await page.carryOut(anAcknowledgement({ alertId: vinh?.id ?? '', comment: 'Đang gọi' }));
    const known = {
      alerts: await snapshotOf(before, 'alerts'),
      sites: await snapshotOf(before, 'sites'),
      values: await snapshotOf(before, 'area:nghe-an'),
    };
    await before.stop();

    const after = await start(dataDir);
    await untilReady(after);
    const knows = async (topic: string) => {
      const { epoch: _epoch, seq: _seq, ...snapshot } = await snapshotOf(after, topic);
      return snapshot;
    };

    expect(known.alerts).toMatchObject(await knows('alerts'));
    expect(known.sites).toMatchObject(await knows('sites'));
    expect(known.values).toMatchObject(await knows('area:nghe-an'));
    expect((await after.connect({ cookie })).welcome.user.role).toBe('operator');
  });

  test('stops with pages connected, and twice in a row does no harm', async () => {
    const dataDir = aDataDir();
    const server = await start(dataDir);
    const page = await server.connect('duty');

    await server.stop();

    expect(await page.ended()).toMatch(/transport close|io server disconnect|io client disconnect/);
    await expect(fetch(server.url + paths.health)).rejects.toThrow();
  });
});
