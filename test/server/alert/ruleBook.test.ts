import { describe, expect, test } from 'vitest';
import { createRuleBook } from '#server/alert/ruleBook.ts';
import type { RuleVersion } from '#shared/alert/ruleVersion.ts';
import { aUser } from '#test/support/alertBuilders.ts';
import { aMemoryRuleStore } from '#test/support/memoryRuleStore.ts';
import { aProfile, aRule } from '#test/support/profileBuilders.ts';
import { testNow } from '#test/support/readingBuilders.ts';

const administrator = aUser({ id: 'quan-tri', name: 'Quản trị', role: 'administrator' });

const aVersion = (given: Partial<RuleVersion> = {}): RuleVersion => ({
  ...{ version: 1, rule: aRule({ limit: 70 }), savedAt: testNow, note: '' },
  ...{ userId: 'quan-tri', userName: 'Quản trị' },
  ...given,
});

/** A book over the profile with the rule `overdue`; `told` is what was put in force. */
async function aBook(kept: readonly RuleVersion[] = []) {
  const told: string[] = [];
  const store = aMemoryRuleStore(kept);
  const book = await createRuleBook({
    profile: aProfile(),
    store,
    onChange: (changed, rules) => told.push(`${changed.id} of ${rules.length}`),
  });
  return { book, store, told };
}

describe('the rules in force', () => {
  test('are those of the profile while nobody saved one', async () => {
    const { book } = await aBook();

    expect(book.all()).toEqual([
      { rule: aRule(), version: 0, savedAt: null, userName: null, inProfile: true },
    ]);
    expect(book.revision()).toBe(0);
  });

  test('are what was saved here instead, and rules that were added here', async () => {
    const added = aVersion({ rule: aRule({ id: 'added' }) });
    const { book } = await aBook([aVersion(), aVersion({ version: 2 }), added]);

    expect(book.all().map(({ rule, version, inProfile }) => [rule.id, version, inProfile])).toEqual([
      ['overdue', 2, true],
      ['added', 1, false],
    ]);
    expect(book.revision()).toBe(3);
  });

  test('keep a saved rule switched off that no longer fits the profile', async () => {
    const { book } = await aBook([aVersion({ rule: aRule({ indicator: 'gone.away' }) })]);

    expect(book.rules()[0]?.enabled).toBe(false);
  });
});

describe('saving a rule', () => {
  test('puts it in force and on record: who, when, and why', async () => {
    const { book, store, told } = await aBook();
    const rule = aRule({ limit: 80 });

    const saved = await book.save(administrator, { rule, version: 0, note: 'Bớt báo động giả' }, testNow);

    expect(saved).toMatchObject({ ok: true, value: { version: 1, userName: 'Quản trị' } });
    expect(book.rules()).toEqual([rule]);
    expect(told).toEqual(['overdue of 1']);
    expect(await store.versions(rule.id)).toEqual([aVersion({ rule, note: 'Bớt báo động giả' })]);
    expect((await book.versions(rule.id)).original).toEqual(aRule());
  });

  test('adds a rule that is not there yet', async () => {
    const { book } = await aBook();

    const saved = await book.save(
      administrator,
      { rule: aRule({ id: 'mine' }), version: null, note: '' },
      testNow,
    );

    expect(saved).toMatchObject({ ok: true, value: { version: 1, inProfile: false } });
    expect(book.rules()).toHaveLength(2);
  });

  test('by two administrators at once has one winner', async () => {
    const { book } = await aBook();
    const save = (limit: number) =>
      book.save(administrator, { rule: aRule({ limit }), version: 0, note: '' }, testNow);

    const answers = await Promise.all([save(60), save(70)]);

    expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
    expect(answers[1]).toMatchObject({ failure: { code: 'revision-conflict' } });
  });

  test.each([
    ['watches what is not there', { rule: aRule({ indicator: 'no.such' }), version: 0 }, 'value-refused'],
    ['watches a level that is not there', { rule: aRule({ level: 'moon' }), version: 0 }, 'value-refused'],
    ['is new and has the name of another', { rule: aRule(), version: null }, 'value-refused'],
    [
      'is new and has no name for an address',
      { rule: aRule({ id: 'Quá hạn' }), version: null },
      'value-refused',
    ],
    ['is new and is called so', { rule: aRule({ id: 'new' }), version: null }, 'value-refused'],
    ['was not seen as it is', { rule: aRule(), version: 7 }, 'revision-conflict'],
    ['does not exist', { rule: aRule({ id: 'ghost' }), version: 0 }, 'not-found'],
  ])('is refused when it %s', async (_what, save, code) => {
    const { book, told } = await aBook();

    const answer = await book.save(administrator, { ...save, note: '' }, testNow);

    expect(answer).toMatchObject({ ok: false, failure: { code } });
    expect(told).toEqual([]);
  });

  test.each([
    ['an operator', aUser()],
    ['a leader', aUser({ role: 'leader' })],
    ['an administrator of one district', aUser({ role: 'administrator', area: 'vinh' })],
  ])('is not for %s', async (_who, user) => {
    const { book } = await aBook();

    const answer = await book.save(user, { rule: aRule({ limit: 1 }), version: 0, note: '' }, testNow);

    expect(answer).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
  });
});
