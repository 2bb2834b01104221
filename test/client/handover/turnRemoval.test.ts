import { describe, expect, test } from 'vitest';
import { turnHours } from '#client/handover/turnHours.ts';
import { lossesOf } from '#client/handover/turnRemoval.ts';
import type { DutyTurn } from '#shared/shift/dutyTurn.ts';
import { hourMs, testNow } from '#test/support/readingBuilders.ts';
import { aTurn } from '#test/support/shiftBuilders.ts';

const turn = (id: string, given: Partial<DutyTurn> = {}): DutyTurn =>
  aTurn({
    id: `turn-00-${id}`,
    ...{ userId: id, inCharge: false, fromAt: testNow - hourMs, toAt: testNow + hourMs },
    ...given,
  });
const [an, binh] = [turn('an', { inCharge: true }), turn('binh')];
const tomorrow = turn('chi', { fromAt: testNow + 24 * hourMs, toAt: testNow + 32 * hourMs });
const turns = [an, binh, tomorrow];
const asked = { turns, user: { id: 'an' }, editsAlways: false, now: testNow };

describe('what is lost with a turn', () => {
  test('is nothing at once where it does not run now', () => {
    expect(lossesOf(tomorrow, asked)).toEqual([]);
  });

  test('is somebody on duty where it runs', () => {
    expect(lossesOf(binh, asked)).toEqual(['on-duty']);
  });

  test('is everybody on duty where it runs alone', () => {
    expect(lossesOf(binh, { ...asked, turns: [binh, tomorrow] })).toEqual(['nobody']);
  });

  test("is the asker's own right to edit where they have it by this turn alone", () => {
    const twice = [...turns, turn('an-again', { userId: 'an', inCharge: true })];

    expect(lossesOf(an, asked)).toEqual(['on-duty', 'own-edit']);
    expect(lossesOf(an, { ...asked, editsAlways: true })).toEqual(['on-duty']);
    expect(lossesOf(an, { ...asked, user: { id: 'binh' } })).toEqual(['on-duty']);
    expect(lossesOf(an, { ...asked, turns: twice })).toEqual(['on-duty']);
  });
});

describe('the hours of a turn', () => {
  test('name the day of the end only when it is another', () => {
    const fromAt = Date.UTC(2026, 10, 26, 15);

    expect(turnHours({ fromAt, toAt: fromAt + hourMs }, 'Asia/Ho_Chi_Minh')).toMatch(
      /^26\/11\S* 22:00 – 23:00$/,
    );
    expect(turnHours({ fromAt, toAt: fromAt + 8 * hourMs }, 'Asia/Ho_Chi_Minh')).toMatch(
      /^26\/11\S* 22:00 – 06:00 27\/11\S*$/,
    );
  });
});
