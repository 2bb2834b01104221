import { formatClock, formatDay } from '#client/format/clock.ts';
import type { DirectiveKind } from '#shared/directive/directive.ts';
import { type DirectiveIssue, shortestWords } from '#shared/directive/directiveCommands.ts';
import { parseDateText } from '#shared/import/dateForm.ts';
import { createLocalCalendar } from '#shared/import/localInstant.ts';

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

/** A deadline in the form in which the field takes it. */
export const dueText = (at: number, timeZone: string): string =>
  `${formatDay(at, timeZone)} ${formatClock(at, timeZone)}`;

function dueOf(text: string, timeZone: string): number | null {
  const date = parseDateText(text, 'day-first');
  if (date.kind !== 'date' || date.wall.second === null) return null;
  return createLocalCalendar(timeZone).instantOf(date.wall);
}

/** 17:00 of the day of `now`, when offices close; the next day's when that has passed. */
export function endOfDay(now: number, timeZone: string): number {
  const today = dueOf(`${formatDay(now, timeZone)} 17:00`, timeZone) ?? now;
  return today > now ? today : today + 24 * 3_600_000;
}

/** The command that a draft makes, or the first thing that is wrong with it. */
export function issueOf(draft: DirectiveDraft, means: DraftMeans): DirectiveIssue | DirectiveProblem {
  const owner = draft.owner.trim();
  const text = draft.text.trim();
  if (owner.length < 2) return 'owner';
  if (text.length < shortestWords) return 'text';
  const dueAt = dueOf(draft.due.trim(), means.timeZone);
  if (dueAt === null) return 'due';
  if (dueAt <= means.now) return 'past';
  return { operationId: means.operationId, kind: draft.kind, about: means.about, owner, text, dueAt };
}
