import { formatDay } from '#client/format/clock.ts';
import { parseMoment } from '#client/format/wallMoment.ts';
import type { DirectiveKind } from '#shared/directive/directive.ts';
import { type DirectiveIssue, shortestWords } from '#shared/directive/directiveCommands.ts';

/** The fields of the form, as they are typed. */
export interface DirectiveDraft {
  readonly kind: DirectiveKind;
  readonly owner: string;
  readonly text: string;
  /** Wall time of the province, `25/11/2026 17:00`. */
  readonly due: string;
}

export type DirectiveProblem = 'owner' | 'text' | 'due' | 'past';

interface DraftMeans {
  readonly about: DirectiveIssue['about'];
  readonly operationId: string;
  readonly timeZone: string;
  readonly now: number;
}

/** 17:00 of the day of `now`, when offices close; the next day's when that has passed. */
export function endOfDay(now: number, timeZone: string): number {
  const today = parseMoment(`${formatDay(now, timeZone)} 17:00`, timeZone) ?? now;
  return today > now ? today : today + 24 * 3_600_000;
}

/** The command that a draft makes, or the first thing that is wrong with it. */
export function issueOf(draft: DirectiveDraft, means: DraftMeans): DirectiveIssue | DirectiveProblem {
  const owner = draft.owner.trim();
  const text = draft.text.trim();
  if (owner.length < 2) return 'owner';
  if (text.length < shortestWords) return 'text';
  const dueAt = parseMoment(draft.due, means.timeZone);
  if (dueAt === null) return 'due';
  if (dueAt <= means.now) return 'past';
  return { operationId: means.operationId, kind: draft.kind, about: means.about, owner, text, dueAt };
}
