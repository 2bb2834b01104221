import { describe, expect, test } from 'vitest';
import { draftOf, newTurnDraft, type TurnDraft, turnOf } from '#client/handover/turnDraft.ts';
import type { DutyTurnId } from '#shared/shift/dutyTurn.ts';
import { hourMs, minuteMs, testNow } from '#test/support/readingBuilders.ts';
import { aTurn } from '#test/support/shiftBuilders.ts';

const timeZone = 'Asia/Ho_Chi_Minh';
const draft = (given: Partial<TurnDraft> = {}): TurnDraft => ({ ...draftOf(aTurn(), timeZone), ...given });

describe('a draft of a turn', () => {
  test('becomes the turn that it was made from', () => {
    const turn = aTurn({ email: 'an@nghean.example', language: 'en', inCharge: false });

    expect(turnOf(draftOf(turn, timeZone), timeZone)).toEqual(turn);
  });

  test('of a new turn is the next eight hours, and lacks only who', () => {
    const fresh = newTurnDraft('turn-new-1' as DutyTurnId, testNow + minuteMs, timeZone);

    expect(turnOf(fresh, timeZone)).toBe('name');
    expect(turnOf({ ...fresh, name: 'Trần Minh', position: 'Trưởng ca' }, timeZone)).toMatchObject({
      userId: null,
      email: null,
      fromAt: testNow + hourMs,
      toAt: testNow + 9 * hourMs,
    });
  });

  test.each([
    ['without a name', { name: ' ' }, 'name'],
    ['without a position', { position: '' }, 'position'],
    ['with a rank that is none', { rank: 'nhất' }, 'rank'],
    ['with a rank of 10', { rank: '10' }, 'rank'],
    ['that begins at no time', { from: '25/11' }, 'time'],
    ['that ends before it begins', { to: '20/11/2024 06:00' }, 'time'],
    ['with an address that is none', { email: 'an' }, 'email'],
  ])('%s says what is wrong', (_what, given, problem) => {
    expect(turnOf(draft(given), timeZone)).toBe(problem);
  });
});
