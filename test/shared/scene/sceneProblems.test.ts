import { describe, expect, test } from 'vitest';
import type { LevelId } from '#shared/area/area.ts';
import { sceneSchema } from '#shared/scene/scene.ts';
import { type SceneGround, sceneProblems } from '#shared/scene/sceneProblems.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import { anIndicator, testIndicators } from '#test/support/readingBuilders.ts';

const province = 'province' as LevelId;
const ground: SceneGround = aProfile({
  indicators: [...testIndicators, anIndicator({ id: 'dvc.services', levels: [province] })],
});

const sceneWith = (volume: string) =>
  sceneSchema.parse({
    id: 'overview',
    name: { vi: 'Tổng quan', en: 'Overview' },
    places: [
      {
        ...{ column: 1, row: 1, columns: 12, rows: 12 },
        tiles: [{ kind: 'map', indicator: 'dvc.submit_online_pct', limits: [80, 90], volume }],
      },
    ],
  });

describe('the circles of a map', () => {
  test('show a count that is reported at its level', () => {
    expect(sceneProblems(sceneWith('dvc.overdue'), ground)).toEqual([]);
  });

  test.each([
    ['dvc.submit_online_pct', /is not a count that adds up/],
    ['dvc.services', /is not reported for a district, the level of the map/],
    ['dvc.nothing', /is not one of the indicators/],
  ])('do not show %s', (volume, message) => {
    const problems = sceneProblems(sceneWith(volume), ground);

    expect(problems).toEqual([
      { path: 'places[0].tiles[0].volume', message: expect.stringMatching(message) },
    ]);
  });
});
