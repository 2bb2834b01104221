import { type DutyTurn, isInCharge, onDutyAt } from '#shared/shift/dutyTurn.ts';
import type { User } from '#shared/user/user.ts';

/**
 * What is lost at once with a turn. `on-duty`: it runs now. `nobody`: it runs now, and no other does. `own-edit`: it is what
 * lets the asker edit the roster, so that they could not put it back.
 */
export type TurnLoss = 'on-duty' | 'nobody' | 'own-edit';

interface RemovalParts {
  readonly turns: readonly DutyTurn[];
  readonly user: Pick<User, 'id'> | null;
  /** The asker edits the roster whether in charge or not. */
  readonly editsAlways: boolean;
  /** Epoch ms, server's clock. */
  readonly now: number;
}

export function lossesOf({ id }: DutyTurn, { turns, user, editsAlways, now }: RemovalParts): TurnLoss[] {
  const left = turns.filter((turn) => turn.id !== id);
  const losses: TurnLoss[] = [];
  if (onDutyAt(turns, now).some((turn) => turn.id === id))
    losses.push(onDutyAt(left, now).length === 0 ? 'nobody' : 'on-duty');
  if (user && !editsAlways && isInCharge(user, turns, now) && !isInCharge(user, left, now))
    losses.push('own-edit');
  return losses;
}
