import { momentText, parseMoment } from '#client/format/wallMoment.ts';
import type { Language } from '#shared/locale/localText.ts';
import { type DutyTurn, type DutyTurnId, dutyTurnPutSchema } from '#shared/shift/dutyTurn.ts';
import type { Role } from '#shared/user/user.ts';

/** The fields of a turn, as they are typed. */
export interface TurnDraft {
  readonly id: DutyTurnId;
  readonly name: string;
  readonly account: string;
  readonly role: Role;
  readonly position: string;
  readonly rank: string;
  readonly inCharge: boolean;
  readonly from: string;
  readonly to: string;
  readonly email: string;
  readonly language: Language;
}

export type TurnProblem = 'name' | 'position' | 'rank' | 'time' | 'email';

/** A new turn: the next eight hours from the full hour. */
export function newTurnDraft(id: DutyTurnId, now: number, timeZone: string): TurnDraft {
  const hourMs = 3_600_000;
  const fromAt = Math.ceil(now / hourMs) * hourMs;
  return {
    id,
    ...{ name: '', account: '', role: 'operator', position: '', rank: '1', inCharge: false },
    from: momentText(fromAt, timeZone),
    to: momentText(fromAt + 8 * hourMs, timeZone),
    ...{ email: '', language: 'vi' },
  };
}

export const draftOf = (turn: DutyTurn, timeZone: string): TurnDraft => ({
  id: turn.id,
  name: turn.name,
  account: turn.userId ?? '',
  role: turn.role,
  position: turn.position,
  rank: String(turn.rank),
  inCharge: turn.inCharge,
  from: momentText(turn.fromAt, timeZone),
  to: momentText(turn.toAt, timeZone),
  email: turn.email ?? '',
  language: turn.language,
});

const problemAt: Readonly<Record<string, TurnProblem>> = {
  position: 'position',
  rank: 'rank',
  fromAt: 'time',
  toAt: 'time',
  email: 'email',
};

/** The turn that a draft makes, or the first thing that is wrong with it. */
export function turnOf(draft: TurnDraft, timeZone: string): DutyTurn | TurnProblem {
  const { id, role, inCharge, language } = draft;
  const fromAt = parseMoment(draft.from, timeZone);
  const toAt = parseMoment(draft.to, timeZone);
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const parsed = dutyTurnPutSchema.safeParse({
    ...{ id, role, inCharge, language, fromAt, toAt },
    userId: orNull(draft.account),
    name: draft.name,
    position: draft.position,
    rank: Number(draft.rank),
    email: orNull(draft.email),
  });
  if (parsed.success) return parsed.data;
  return problemAt[String(parsed.error.issues[0]?.path[0])] ?? 'name';
}
