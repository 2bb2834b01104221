import type { DutyTurn, DutyTurnId } from '#shared/shift/dutyTurn.ts';
import type { Handover, HandoverId, HandoverSheet, ShiftNote } from '#shared/shift/handover.ts';
import { hourMs, testNow } from './readingBuilders.ts';

/** Somebody of rank 1 who is on duty from an hour before to seven hours after the tests' moment. */
export function aTurn(given: Partial<Omit<DutyTurn, 'id'>> & { readonly id?: string } = {}): DutyTurn {
  const { id = 'turn-0001', ...rest } = given;
  return {
    userId: 'an',
    name: 'Nguyễn Thị An',
    role: 'operator',
    position: 'Trưởng ca',
    rank: 1,
    inCharge: true,
    fromAt: testNow - hourMs,
    toAt: testNow + 7 * hourMs,
    email: null,
    language: 'vi',
    ...rest,
    id: id as DutyTurnId,
  };
}

export const aNote = (given: Partial<ShiftNote> = {}): ShiftNote => ({
  id: 'note-0001',
  at: testNow,
  userId: 'an',
  userName: 'Nguyễn Thị An',
  text: 'Điện lực báo cắt điện Cửa Lò đến 17:00',
  ...given,
});

const empty = { total: 0, rows: [] };

export const aSheet = (given: Partial<HandoverSheet> = {}): HandoverSheet => ({
  fromAt: testNow - 8 * hourMs,
  toAt: testNow,
  onDuty: [{ name: 'Nguyễn Thị An', position: 'Trưởng ca' }],
  open: empty,
  acknowledged: empty,
  shelved: empty,
  stale: empty,
  frequent: [],
  directives: { open: 0, overdue: 0 },
  notes: [],
  remark: '',
  ...given,
});

/** Signed by An, waiting for the next shift. `sheetHash` is not the sheet's unless it is given. */
export function aHandover(given: Partial<Omit<Handover, 'id'>> & { readonly id?: string } = {}): Handover {
  const { id = 'handover-1', ...rest } = given;
  return {
    state: 'waiting',
    sheet: aSheet(),
    sheetHash: 'a'.repeat(64),
    outgoing: { userId: 'an', userName: 'Nguyễn Thị An', role: 'operator', at: testNow },
    incoming: null,
    refusal: null,
    ...rest,
    id: id as HandoverId,
  };
}
