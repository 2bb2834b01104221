import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RuleStore } from '#server/alert/ruleStore.ts';
import type { RuleVersion } from '#shared/alert/ruleVersion.ts';
import { aLateSourceRule, aRule, aRuleAbout } from '#test/support/profileBuilders.ts';
import { testNow } from '#test/support/readingBuilders.ts';

/** A store for one test. */
export interface RuleStoreUnderTest {
  readonly store: RuleStore;
  /** Closes it and opens what it kept again. */
  reopen(): Promise<RuleStore>;
  dispose(): Promise<void>;
}

const aVersion = (given: Partial<RuleVersion> = {}): RuleVersion => ({
  version: 1,
  rule: aRule(),
  savedAt: testNow,
  userId: 'quan-tri',
  userName: 'Quản trị',
  note: 'Ngưỡng cũ quá thấp',
  ...given,
});

/** What every `RuleStore` does. */
export function describeRuleStore(name: string, createStore: () => Promise<RuleStoreUnderTest>): void {
  describe(`${name} as a rule store`, () => {
    let underTest: RuleStoreUnderTest;
    let store: RuleStore;

    beforeEach(async () => {
      underTest = await createStore();
      store = underTest.store;
    });

    afterEach(() => underTest.dispose());

    it('is empty at first', async () => {
      expect(await store.newest()).toEqual([]);
      expect(await store.versions(aRule().id)).toEqual([]);
    });

    it('has every version of a rule as it was saved, the newest first', async () => {
      const versions = [1, 2, 3].map((version) =>
        aVersion({ version, rule: aRule({ limit: 50 + version }), savedAt: testNow + version }),
      );

      for (const version of versions) expect(await store.append(version)).toBe(true);

      expect(await store.versions(aRule().id)).toEqual(versions.toReversed());
    });

    it('has the newest version of each rule', async () => {
      const late = aVersion({ rule: aLateSourceRule(), savedAt: testNow + 5 });
      const second = aVersion({ version: 2, note: '', savedAt: testNow + 9 });

      for (const version of [aVersion(), late, second]) await store.append(version);

      const newest = await store.newest();
      expect(newest).toHaveLength(2);
      expect(newest).toEqual(expect.arrayContaining([late, second]));
    });

    it('keeps a rule of two conditions with everything that it says', async () => {
      const part = { kind: 'missing-indicator', indicator: 'dvc.overdue', freshness: 'late' };
      const condition = { kind: 'combination', join: 'or', level: 'district', parts: [part, part] };
      const version = aVersion({ rule: { ...aRuleAbout(condition), takeWithin: 60_000, enabled: false } });

      await store.append(version);

      expect(await store.newest()).toEqual([version]);
    });

    it('refuses a version that is there already: of two administrators one is first', async () => {
      await store.append(aVersion());

      expect(await store.append(aVersion({ userId: 'another', note: 'khác' }))).toBe(false);

      expect(await store.versions(aRule().id)).toEqual([aVersion()]);
    });

    it('has everything after it was opened again', async () => {
      await store.append(aVersion());

      store = await underTest.reopen();

      expect(await store.newest()).toEqual([aVersion()]);
    });
  });
}
