import { ask, tell } from '#client/live/ask.ts';
import type { Directive, DirectiveEntry, DirectiveId } from '#shared/directive/directive.ts';
import {
  type DirectiveIssue,
  type DirectiveStep,
  directiveBodySchema,
  directiveHistoryBodySchema,
  directivesBodySchema,
} from '#shared/directive/directiveCommands.ts';
import type { Result } from '#shared/protocol/result.ts';
import { paths } from '#shared/protocol/routes.ts';

export const issueDirective = (command: DirectiveIssue): Promise<Result<{ directive: Directive }>> =>
  tell(paths.directives, directiveBodySchema, command);

export const stepDirective = (
  id: DirectiveId,
  command: DirectiveStep,
): Promise<Result<{ directive: Directive }>> =>
  tell(`${paths.directives}/${encodeURIComponent(id)}/steps`, directiveBodySchema, command);

export const readDirectives = (): Promise<Result<{ directives: readonly Directive[] }>> =>
  ask(paths.directives, directivesBodySchema);

export const readHistory = (
  id: DirectiveId,
): Promise<Result<{ directive: Directive; history: readonly DirectiveEntry[] }>> =>
  ask(`${paths.directives}/${encodeURIComponent(id)}`, directiveHistoryBodySchema);
