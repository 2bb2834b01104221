import type { AlertAction, HidingAction, WordedVerb } from '#shared/alert/alertAction.ts';
import { hidingEndAt, hidingLengths, usualLength } from './hidingEnds.ts';

/** What an operator has filled in, whatever the action. */
export interface ActionDraft {
  readonly text: string;
  readonly lengthMs: number;
  readonly userId: string;
}

/** Somebody has to say that nobody is meant: an empty choice is none. */
export const nobody = '\u0000';

/** As the protocol asks for a reason or a remark. */
const shortestText = 3;

const isHiding = (verb: WordedVerb): verb is HidingAction['kind'] => verb in hidingLengths;

export const emptyDraft = (verb: WordedVerb): ActionDraft => ({
  text: '',
  lengthMs: isHiding(verb) ? (hidingLengths[verb][usualLength] ?? 0) : 0,
  userId: '',
});

/** The action that a draft stands for, or null while something is missing. `now`: server's clock, epoch ms. */
export function actionOf(verb: WordedVerb, draft: ActionDraft, now: number): AlertAction | null {
  const text = draft.text.trim();
  if (verb === 'acknowledge') return { kind: verb, comment: text };
  if (verb === 'assign')
    return draft.userId === '' ? null : { kind: verb, userId: draft.userId === nobody ? null : draft.userId };
  if (text.length < shortestText) return null;
  if (isHiding(verb)) return { kind: verb, reason: text, untilAt: hidingEndAt(verb, draft.lengthMs, now) };
  return { kind: verb, comment: text };
}
