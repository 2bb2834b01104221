import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SceneStore } from '#server/scene/sceneStore.ts';
import { type SceneVersion, sceneVersionSchema } from '#shared/scene/sceneVersion.ts';
import { testNow } from '#test/support/readingBuilders.ts';

/** A store of scenes for one test. */
export interface SceneStoreUnderTest {
  readonly store: SceneStore;
  /** Closes it and opens what it kept again. */
  reopen(): Promise<SceneStore>;
  dispose(): Promise<void>;
}

const aVersion = (version: number): SceneVersion =>
  sceneVersionSchema.parse({
    version,
    savedAt: testNow + version,
    userId: 'minh',
    userName: 'Lê Văn Minh',
    scenes: [
      {
        id: 'overview',
        name: { vi: `Tổng quan ${version}`, en: 'Overview' },
        dwell: 45_000,
        places: [{ column: 1, row: 1, columns: 12, rows: 12, tiles: [{ kind: 'alert-list' }] }],
      },
    ],
  });

/** What every store of scenes must do. */
export function describeSceneStore(name: string, open: () => Promise<SceneStoreUnderTest>): void {
  describe(name, () => {
    let given: SceneStoreUnderTest;
    beforeEach(async () => {
      given = await open();
    });
    afterEach(() => given.dispose());

    it('has nothing before somebody saved', async () => {
      expect(await given.store.newest()).toBeNull();
      expect(await given.store.history(10)).toEqual([]);
    });

    it('keeps every version whole, over a restart too', async () => {
      for (const version of [1, 2, 3]) await given.store.append(aVersion(version));

      const store = await given.reopen();

      expect(await store.newest()).toEqual(aVersion(3));
      expect(await store.find(1)).toEqual(aVersion(1));
      expect(await store.find(4)).toBeNull();
    });

    it('tells who saved when, newest first, and no more than asked for', async () => {
      for (const version of [1, 2, 3]) await given.store.append(aVersion(version));

      const history = await given.store.history(2);

      expect(history.map(({ version }) => version)).toEqual([3, 2]);
      expect(history[0]).toEqual({
        version: 3,
        savedAt: testNow + 3,
        userId: 'minh',
        userName: 'Lê Văn Minh',
      });
    });

    it('does not write over a version', async () => {
      await given.store.append(aVersion(1));

      const again = await given.store.append({ ...aVersion(1), userName: 'somebody else' });

      expect(again).toBe(false);
      expect(await given.store.newest()).toEqual(aVersion(1));
    });
  });
}
