import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '#shared/protocol/routes.ts';
import type { Scene } from '#shared/scene/scene.ts';
import { sceneHistoryBodySchema, scenesBodySchema } from '#shared/scene/sceneVersion.ts';
import { type Role, roles } from '#shared/user/user.ts';
import { aMemoryReadingStore } from '#test/support/memoryReadingStore.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ store: aMemoryReadingStore() });
});
afterEach(() => server.stop());

const read = async (role: Role, path: string = paths.scenes): Promise<Response> =>
  fetch(server.url + path, { headers: { cookie: await server.signInAs(role) } });
const save = async (role: Role, body: object): Promise<Response> =>
  fetch(server.url + paths.scenes, {
    method: 'POST',
    headers: { cookie: await server.signInAs(role), origin: server.url, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const renamed = (vi: string): Scene[] =>
  server.profile.scenes.map((scene) => ({ ...scene, name: { vi, en: 'Renamed' } }));

describe('the scenes of the walls over HTTP', () => {
  test.each(roles)('are the profile’s for a %s until somebody saves others', async (role) => {
    const body = scenesBodySchema.parse(await (await read(role)).json());

    expect(body).toEqual({ version: 0, scenes: server.profile.scenes });
  });

  test('are saved as a version, heard of by every page, and kept with who saved them', async () => {
    const wall = await server.connect('duty');

    const saved = await save('administrator', { base: 0, scenes: renamed('Bão số 5') });

    expect(saved.status).toBe(200);
    const heard = await wall.heard('centre:changed', ({ scenesVersion }) => scenesVersion === 1);
    expect(heard.scenesVersion).toBe(1);
    const body = scenesBodySchema.parse(await (await read('duty')).json());
    expect(body.scenes[0]?.name.vi).toBe('Bão số 5');
    const { versions } = sceneHistoryBodySchema.parse(
      await (await read('administrator', paths.sceneHistory)).json(),
    );
    expect(versions.map(({ version }) => version)).toEqual([1]);
  });

  test('of an older version, or of the profile, can be read and saved again', async () => {
    await save('administrator', { base: 0, scenes: renamed('một') });

    const ofProfile = scenesBodySchema.parse(await (await read('administrator', `${paths.scenes}/0`)).json());

    expect(ofProfile.scenes).toEqual(server.profile.scenes);
    expect((await save('administrator', { base: 1, scenes: ofProfile.scenes })).status).toBe(200);
    expect((await read('administrator', `${paths.scenes}/7`)).status).toBe(404);
  });

  test('are not written over by somebody who had an older version', async () => {
    await save('administrator', { base: 0, scenes: renamed('một') });

    const late = await save('administrator', { base: 0, scenes: renamed('hai') });

    expect(late.status).toBe(409);
    expect(scenesBodySchema.parse(await (await read('duty')).json()).scenes[0]?.name.vi).toBe('một');
  });

  test.each([
    ['an indicator that nobody knows', [{ kind: 'headline', indicator: 'a.b' }], {}],
    ['a place out of the grid', [{ kind: 'clock' }], { column: 10, columns: 9 }],
    ['a tile of no kind', [{ kind: 'cat' }], {}],
  ])('are refused with %s', async (_what, tiles, over) => {
    const place = { column: 1, row: 1, columns: 12, rows: 12, tiles, ...over };
    const scenes = [{ id: 'one', name: { vi: 'Một', en: 'One' }, places: [place] }];

    const answer = await save('administrator', { base: 0, scenes });

    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('places');
  });

  test.each(roles.filter((role) => role !== 'administrator'))('are not saved by a %s', async (role) => {
    const answer = await save(role, { base: 0, scenes: renamed('một') });

    expect(answer.status).toBe(403);
  });
});
