import type { Log } from '#server/log.ts';
import type { AreaId } from '#shared/area/area.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { compareTurns, type DutyTurn, type DutyTurnId, isInCharge } from '#shared/shift/dutyTurn.ts';
import { type AreaScope, can } from '#shared/user/can.ts';
import type { User } from '#shared/user/user.ts';
import { onRecord } from './onRecord.ts';
import type { ShiftStore } from './shiftStore.ts';

/** Who is on duty when, as an administrator or the operator in charge wrote it down. */
export interface Roster {
  /** Turns that are not over for longer than a day, in the order of calling. */
  turns(): readonly DutyTurn[];
  put(user: User, turn: DutyTurn, now: number): Promise<Result<DutyTurn>>;
  remove(user: User, id: DutyTurnId, now: number): Promise<Result<null>>;
}

interface RosterParts {
  readonly store: Pick<ShiftStore, 'putTurn' | 'removeTurn'>;
  readonly turns: readonly DutyTurn[];
  /** The whole of the centre: its roster is nobody's who sees a part of it only. */
  readonly centre: AreaId;
  readonly tree: AreaScope;
  readonly clock: () => number;
  readonly log: Pick<Log, 'error'>;
}

const dayMs = 86_400_000;

export function createRoster({ store, turns: known, centre, tree, clock, log }: RosterParts): Roster {
  const turns = new Map(known.map((turn) => [turn.id, turn]));
  const mayEdit = (user: User, now: number): boolean =>
    can(user, 'roster:edit', centre, tree) ||
    (can(user, 'shift:keep', centre, tree) && isInCharge(user, [...turns.values()], now));
  const deedOf = (user: User, now: number) => ({ userId: user.id, userName: user.name, at: now });
  return {
    turns: () => [...turns.values()].filter(({ toAt }) => toAt > clock() - dayMs).toSorted(compareTurns),
    put: async (user, turn, now) => {
      if (!mayEdit(user, now)) return failure('forbidden');
      const put = await onRecord(() => store.putTurn(turn, deedOf(user, now)), log);
      if (!put.ok) return put;
      turns.set(turn.id, turn);
      return success(turn);
    },
    remove: async (user, id, now) => {
      if (!mayEdit(user, now)) return failure('forbidden');
      const removed = await onRecord(() => store.removeTurn(id, deedOf(user, now)), log);
      if (!removed.ok) return removed;
      if (!removed.value) return failure('not-found');
      turns.delete(id);
      return success(null);
    },
  };
}
