import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FetchSource, PMTiles } from 'pmtiles';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#shared/protocol/routes.ts';
import { aLineTile, aPmtilesFile } from '#test/support/pmtilesBuilder.ts';
import { aLoadedProfile } from '#test/support/profileBuilders.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

const tile = aLineTile('rivers', [
  [0, 0],
  [4_096, 4_096],
]);
const whole = aPmtilesFile({ tile, layers: ['rivers'] });

describe('the tiles of a province', () => {
  let folder: string;
  let server: TestServer;
  let cookie: string;

  beforeAll(async () => {
    // A folder that begins with a dot, as data folders do.
    folder = await mkdtemp(join(tmpdir(), '.tiles-'));
    await writeFile(join(folder, 'own.pmtiles'), whole);
    const tiles = { folder, name: 'own.pmtiles', bytes: whole.length, modifiedAt: 0 };
    server = await startTestServer({ profile: { ...aLoadedProfile(), tiles } });
    cookie = await server.signInAs('duty');
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  test('are read by byte ranges', async () => {
    const response = await fetch(server.url + paths.tiles, { headers: { cookie, range: 'bytes=0-6' } });

    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes 0-6/${whole.length}`);
    expect(response.headers.get('etag')).toBeTruthy();
    expect(await response.text()).toBe('PMTiles');
  });

  test('come as they were written, with the names of their layers', async () => {
    const archive = new PMTiles(new FetchSource(server.url + paths.tiles, new Headers({ cookie })));

    expect(await archive.getMetadata()).toMatchObject({ vector_layers: [{ id: 'rivers' }] });
    expect(new Uint8Array((await archive.getZxy(0, 0, 0))?.data ?? new ArrayBuffer())).toEqual(tile);
  });

  test('are for those who may see the map', async () => {
    const response = await fetch(server.url + paths.tiles);

    expect(response.status).toBe(401);
  });
});

test('a profile without tiles says that there are none', async () => {
  const server = await startTestServer();
  const cookie = await server.signInAs('duty');

  const response = await fetch(server.url + paths.tiles, { headers: { cookie } });

  await server.stop();
  expect(response.status).toBe(404);
});
