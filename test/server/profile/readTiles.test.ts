import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readTiles } from '#server/profile/readTiles.ts';
import { aLineTile, aPmtilesFile } from '#test/support/pmtilesBuilder.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { createProfileFolders, edited } from './profileFolders.ts';

const tile = aLineTile('rivers', [
  [0, 0],
  [4_096, 4_096],
]);
const whole = aPmtilesFile({ tile, layers: ['rivers'] });

const problem = async (bytes: Uint8Array | null, maxBytes?: number): Promise<string | null> => {
  const folder = aTemporaryFolder();
  if (bytes) await writeFile(join(folder.path, 'own.pmtiles'), bytes);
  let told: string | null = null;
  const read = await readTiles({
    folder: folder.path,
    name: 'own.pmtiles',
    ...(maxBytes !== undefined && { maxBytes }),
    report: (message) => {
      told = message;
    },
  });
  folder.remove();
  expect(read === null).toBe(told !== null);
  return told;
};

describe('the tiles of a province', () => {
  const folders = createProfileFolders();
  afterAll(folders.remove);

  test('are a PMTiles file', async () => {
    expect(await problem(whole)).toBeNull();
  });

  test.each<[string, Uint8Array | null, RegExp]>([
    ['that are not there', null, /^the file is missing$/],
    ['that are empty', new Uint8Array(), /is no PMTiles file/],
    ['that are an MBTiles file', Buffer.from('SQLite format 3\0'.padEnd(400, 'x')), /is no PMTiles file/],
    ['of an older version', aPmtilesFile({ tile, version: 2 }), /of version 2; expected version 3/],
    ['of a type that no map draws', aPmtilesFile({ tile, tileType: 0 }), /expected vector tiles/],
    ['compressed in another way', aPmtilesFile({ tile, compression: 4 }), /compressed with gzip/],
    ['that were copied in part', whole.subarray(0, whole.length - 5), /ends before its tile data does/],
  ])('%s are refused with what is expected', async (_, bytes, message) => {
    expect(await problem(bytes)).toMatch(message);
  });

  test('of a whole country are refused with their size', async () => {
    expect(await problem(whole, 100)).toBe(
      `has ${whole.length} bytes; expected at most 100, for one province`,
    );
  });

  test('are named in profile.json, and a fault of theirs stops the profile', async () => {
    const withTiles = (name: string) => ({
      'profile.json': edited((profile: { map: { tiles?: string } }) => {
        profile.map.tiles = name;
      }),
    });

    expect(await folders.problemsOf(withTiles('own.pmtiles'))).toEqual(['own.pmtiles: the file is missing']);
    expect(await folders.problemsOf(withTiles('../own.pmtiles'))).toEqual([
      expect.stringMatching(/^profile\.json: map\.tiles: expected the name of a file beside/),
    ]);
  });
});
