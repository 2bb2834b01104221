import type { Directive } from '#shared/directive/directive.ts';
import { type DirectiveStep, needsWords, shortestWords } from '#shared/directive/directiveCommands.ts';
import { directiveTable } from '#shared/directive/directiveState.ts';
import type { Recovery } from '#shared/directive/recovery.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';

interface StepFacts {
  readonly deed: { readonly userId: string; readonly userName: string; readonly at: number };
  readonly recovery: Recovery;
}

/** What a step writes into the direction beside its state. */
function written({ event, text, link }: DirectiveStep, { deed, recovery }: StepFacts): Partial<Directive> {
  switch (event) {
    case 'accept':
      return { accepted: deed };
    case 'report':
      return { report: { ...deed, text, link } };
    case 'verify':
      return { closing: { ...deed, reason: text, recovery } };
    case 'withdraw':
      return { closing: { ...deed, reason: text, recovery: null } };
    case 'start':
    case 'return':
      return {};
    default:
      return event satisfies never;
  }
}

/** The direction after a step, or why it cannot be taken. */
export function afterStep(before: Directive, step: DirectiveStep, facts: StepFacts): Result<Directive> {
  const { event, text, link } = step;
  const state = directiveTable[before.state][event];
  if (state === null) return failure('wrong-state', before.state);
  if (link !== null && event !== 'report') return failure('bad-request', 'link: belongs to a report');
  if (needsWords[event] && text.length < shortestWords)
    return failure('bad-request', `text: expected at least ${shortestWords} characters`);
  // Words instead of proof: allowed, but never by forgetting them.
  if (event === 'verify' && !facts.recovery.recovered && text.length < shortestWords)
    return failure('not-recovered');
  return success({ ...before, ...written(step, facts), state, revision: before.revision + 1 });
}
