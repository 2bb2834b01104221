import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ScreenStore } from '#server/screen/screenStore.ts';
import { testNow } from '#test/support/readingBuilders.ts';
import {
  aScreenEvent,
  aStoredScreen,
  asScene,
  asScreen,
  someSettings,
} from '#test/support/screenBuilders.ts';

/** A store for one test. */
export interface ScreenStoreUnderTest {
  readonly store: ScreenStore;
  /** Closes it and opens what it kept again; null for one that keeps nothing. */
  readonly reopen: (() => Promise<ScreenStore>) | null;
  dispose(): Promise<void>;
}

/** What every `ScreenStore` does. */
export function describeScreenStore(name: string, createStore: () => Promise<ScreenStoreUnderTest>): void {
  describe(`${name} as a screen store`, () => {
    let underTest: ScreenStoreUnderTest;
    let store: ScreenStore;

    beforeEach(async () => {
      underTest = await createStore();
      store = underTest.store;
    });

    afterEach(() => underTest.dispose());

    it('is empty at first', async () => {
      expect(await store.all()).toEqual([]);
      expect(await store.events(asScreen('screen-1'), 10)).toEqual([]);
    });

    it('has a screen as it was saved, and as it was saved last', async () => {
      const first = aStoredScreen({
        settings: someSettings({ scenes: [asScene('storm')], dwellSeconds: 20 }),
      });
      const view = { kind: 'scene', scene: asScene('storm') } as const;
      const second = { ...first, sent: { view, userName: 'Lan', at: testNow, until: testNow + 60_000 } };

      await store.save(first, aScreenEvent());
      await store.save(second, aScreenEvent({ kind: 'sent', at: testNow + 1, sent: second.sent }));

      expect(await store.all()).toEqual([second]);
    });

    it('has screens in the order of pairing', async () => {
      await store.save(
        aStoredScreen({ id: 'b', tokenHash: 'b', pairedAt: testNow + 1 }),
        aScreenEvent({ screen: 'b' }),
      );
      await store.save(
        aStoredScreen({ id: 'a', tokenHash: 'a', pairedAt: testNow }),
        aScreenEvent({ screen: 'a' }),
      );

      expect((await store.all()).map(({ id }) => id)).toEqual(['a', 'b']);
    });

    it('has the newest events of a screen first, no more than asked for, and those of no other', async () => {
      await store.save(aStoredScreen(), aScreenEvent());
      await store.save(aStoredScreen(), aScreenEvent({ kind: 'changed', at: testNow + 1 }));
      await store.save(aStoredScreen(), aScreenEvent({ kind: 'sent', at: testNow + 2 }));
      await store.save(aStoredScreen({ id: 'other', tokenHash: 'x' }), aScreenEvent({ screen: 'other' }));

      const events = await store.events(asScreen('screen-1'), 2);

      expect(events.map(({ kind }) => kind)).toEqual(['sent', 'changed']);
    });

    it('lets go of a screen and keeps what happened to it', async () => {
      await store.save(aStoredScreen(), aScreenEvent());

      await store.remove(asScreen('screen-1'), aScreenEvent({ kind: 'revoked', at: testNow + 1 }));

      expect(await store.all()).toEqual([]);
      expect((await store.events(asScreen('screen-1'), 10)).map(({ kind }) => kind)).toEqual([
        'revoked',
        'paired',
      ]);
    });

    it('has everything after it was opened again', async () => {
      await store.save(aStoredScreen(), aScreenEvent());
      if (!underTest.reopen) return expect(await store.all()).toHaveLength(1);

      store = await underTest.reopen();

      expect(await store.all()).toEqual([aStoredScreen()]);
      expect(await store.events(asScreen('screen-1'), 10)).toEqual([aScreenEvent()]);
    });
  });
}
