import { describe, expect, test } from 'vitest';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { demoRoster } from '#server/shift/demoRoster.ts';
import { canonicalText, sheetHashOf } from '#server/shift/handoverSeal.ts';
import { handoverSheet, type SheetFacts } from '#server/shift/handoverSheet.ts';
import type { AlertRuleId } from '#shared/alert/alertRule.ts';
import { dutyTurnPutSchema, onDutyAt } from '#shared/shift/dutyTurn.ts';
import { handoverSheetSchema, listedAtMost } from '#shared/shift/handover.ts';
import { anAlert } from '#test/support/alertBuilders.ts';
import { aProfile, aRule } from '#test/support/profileBuilders.ts';
import { hourMs, testNow } from '#test/support/readingBuilders.ts';
import { aNote, aSheet, aTurn } from '#test/support/shiftBuilders.ts';

const catalogue = createCatalogue(aProfile({ rules: [aRule()] }));
const facts = (given: Partial<SheetFacts> = {}): SheetFacts => ({
  fromAt: testNow - 8 * hourMs,
  now: testNow,
  turns: [aTurn()],
  alerts: [],
  frequent: [],
  directives: { open: 0, overdue: 0 },
  notes: [],
  remark: '',
  ...given,
});
const idsOf = ({ rows }: { rows: readonly { alert: string }[] }) => rows.map(({ alert }) => alert);

describe('the handover sheet', () => {
  const untaken = anAlert({ id: 'untaken' });
  const returned = anAlert({ id: 'returned', facts: { active: false } });
  const taken = anAlert({
    id: 'taken',
    facts: { acknowledged: true },
    acknowledgement: { userId: 'an', userName: 'An', at: testNow - hourMs, comment: 'Đang sửa' },
  });
  const shelved = anAlert({ id: 'shelved', facts: { suppression: 'shelved' } });
  const stale = anAlert({ id: 'stale', raisedAt: testNow - 25 * hourMs, facts: { acknowledged: true } });

  test('has every open alert in its part; an old one in two', () => {
    const sheet = handoverSheet(catalogue, facts({ alerts: [untaken, returned, taken, shelved, stale] }));

    expect(idsOf(sheet.open)).toEqual(['untaken', 'returned']);
    expect(idsOf(sheet.acknowledged)).toEqual(['taken', 'stale']);
    expect(idsOf(sheet.shelved)).toEqual(['shelved']);
    expect(idsOf(sheet.stale)).toEqual(['stale']);
  });

  test('keeps the words of now and who has taken it', () => {
    const sheet = handoverSheet(catalogue, facts({ alerts: [taken] }));

    expect(sheet.acknowledged.rows[0]).toEqual({
      alert: 'taken',
      title: aRule().name,
      place: catalogue.tree.get(taken.area)?.fullName,
      priority: 'high',
      raisedAt: testNow,
      taken: { userName: 'An', at: testNow - hourMs, comment: 'Đang sửa' },
    });
  });

  test('names a rule that is gone from the profile by its id', () => {
    const frequent = [{ rule: 'gone' as AlertRuleId, count: 3 }];

    expect(handoverSheet(catalogue, facts({ frequent })).frequent).toEqual([
      { rule: 'gone', name: { vi: 'gone', en: 'gone' }, count: 3 },
    ]);
  });

  test('counts all and lists as many as anybody reads', () => {
    const alerts = Array.from({ length: listedAtMost + 50 }, (_, index) => anAlert({ id: `alert-${index}` }));

    const { open } = handoverSheet(catalogue, facts({ alerts }));

    expect([open.total, open.rows.length]).toEqual([listedAtMost + 50, listedAtMost]);
  });

  test('has who is on duty, the notes and the remark, and is a sheet', () => {
    const sheet = handoverSheet(catalogue, facts({ notes: [aNote()], remark: 'Chú ý Cửa Lò' }));

    expect(sheet).toMatchObject({
      onDuty: [{ name: 'Nguyễn Thị An', position: 'Trưởng ca' }],
      notes: [aNote()],
      remark: 'Chú ý Cửa Lò',
    });
    expect(handoverSheetSchema.safeParse(sheet).success).toBe(true);
  });
});

describe('the hash of a sheet', () => {
  test('is the same in whatever order its keys are written', () => {
    const sheet = aSheet();
    const turned = Object.fromEntries(Object.entries(sheet).toReversed()) as typeof sheet;

    expect(sheetHashOf(turned)).toBe(sheetHashOf(sheet));
    expect(sheetHashOf(JSON.parse(JSON.stringify(sheet)))).toBe(sheetHashOf(sheet));
  });

  test.each([{ remark: 'x' }, { toAt: testNow + 1 }, { directives: { open: 0, overdue: 1 } }])(
    'is another one with %j',
    (given) => {
      expect(sheetHashOf(aSheet(given))).not.toBe(sheetHashOf(aSheet()));
    },
  );

  test('takes null, lists and texts with quotes for what they are', () => {
    expect(canonicalText({ b: [1, 'x"'], a: null })).toBe('{"a":null,"b":[1,"x\\""]}');
  });
});

describe('the roster of the demo', () => {
  test('has somebody of every rank on duty at every hour of a week', () => {
    const turns = demoRoster(testNow, 'Asia/Ho_Chi_Minh');

    expect(turns.every((turn) => dutyTurnPutSchema.safeParse(turn).success)).toBe(true);
    for (let hour = 0; hour < 7 * 24; hour += 1)
      expect(onDutyAt(turns, testNow + hour * hourMs).map(({ rank }) => rank)).toEqual([1, 1, 2]);
  });
});
