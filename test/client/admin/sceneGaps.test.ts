import { describe, expect, test } from 'vitest';
import { nameOfScene, sceneGapOf } from '#client/admin/sceneGaps.ts';
import { sceneTexts } from '#client/admin/sceneTexts.ts';
import type { Place, Scene, SceneId } from '#shared/scene/scene.ts';

const place: Place = { column: 1, row: 1, columns: 12, rows: 12, tiles: [{ kind: 'clock' }] };
const aScene = (given: Partial<Scene> = {}): Scene => ({
  id: 'one' as SceneId,
  name: { vi: 'Bão lũ', en: 'Storm' },
  places: [place],
  ...given,
});
const aNotice = (vi: string, en: string): Place => ({
  ...place,
  tiles: [{ kind: 'notice', text: { vi, en } }],
});

describe('words that scenes need before they can be saved', () => {
  test('are all there', () => {
    expect(sceneGapOf([aScene(), aScene({ places: [aNotice('Diễn tập', 'Drill')] })])).toBeNull();
  });

  test.each([
    ['name', { name: { vi: '', en: 'Storm' } }, ['vi']],
    ['name', { name: { vi: ' ', en: '' } }, ['vi', 'en']],
    ['notice', { places: [aNotice('Diễn tập', '')] }, ['en']],
  ] as const)('are missing: %s %o', (what, given, languages) => {
    const gap = sceneGapOf([aScene(), aScene(given as Partial<Scene>)]);

    expect(gap).toEqual({ index: 1, what, languages });
  });

  test('are asked for by the place of the scene and the language', () => {
    expect(sceneTexts.vi.gaps.name('Cảnh thứ 12 (Storm)', ['vi'])).toBe(
      'Cảnh thứ 12 (Storm) chưa có tên tiếng Việt. Hãy ghi tên rồi lưu.',
    );
    expect(sceneTexts.en.gaps.name('Scene 12', ['vi', 'en'])).toBe(
      'Scene 12 has no Vietnamese and English name. Name it, then save.',
    );
  });
});

test('a scene is called by its name in the other language, or by none', () => {
  expect(nameOfScene(aScene(), 'en')).toBe('Storm');
  expect(nameOfScene(aScene({ name: { vi: '', en: 'Storm' } }), 'vi')).toBe('Storm');
  expect(nameOfScene(aScene({ name: { vi: ' ', en: '' } }), 'vi')).toBeNull();
});
