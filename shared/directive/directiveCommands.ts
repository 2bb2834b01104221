import { z } from 'zod';
import { alertIdSchema } from '#shared/alert/alert.ts';
import { areaIdSchema } from '#shared/area/area.ts';
import { indicatorIdSchema } from '#shared/indicator/indicator.ts';
import type { Permission } from '#shared/user/can.ts';
import { directiveEntrySchema, directiveKinds, directiveSchema } from './directive.ts';
import { type DirectiveEvent, directiveEvents } from './directiveState.ts';

/** The shortest words that can say something, and the longest that are read. */
export const shortestWords = 5;
export const longestWords = 2_000;

const operationIdSchema = z.string().min(8).max(64);

/** `dueAt` in epoch ms. The area of an alert is the alert's own. */
export const directiveIssueSchema = z.strictObject({
  operationId: operationIdSchema,
  kind: z.enum(directiveKinds),
  about: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('alert'), alert: alertIdSchema }),
    z.strictObject({ kind: z.literal('indicator'), indicator: indicatorIdSchema, area: areaIdSchema }),
  ]),
  owner: z.string().trim().min(2).max(200),
  text: z.string().trim().min(shortestWords).max(longestWords),
  dueAt: z.int().positive(),
});
export type DirectiveIssue = Readonly<z.infer<typeof directiveIssueSchema>>;

/**
 * A step in the life of a direction. `revision` is the one that was on the sender's screen; `link` leads to evidence and
 * belongs to a report.
 */
export const directiveStepSchema = z.strictObject({
  operationId: operationIdSchema,
  revision: z.int().positive(),
  event: z.enum(directiveEvents),
  text: z.string().trim().max(longestWords),
  link: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
});
export type DirectiveStep = Readonly<z.infer<typeof directiveStepSchema>>;

/** Whoever gives directions judges them; whoever works on one does not. */
export const stepPermission: Readonly<Record<DirectiveEvent, Permission>> = {
  accept: 'directive:work',
  start: 'directive:work',
  report: 'directive:work',
  verify: 'directive:issue',
  return: 'directive:issue',
  withdraw: 'directive:issue',
};

/** Whether a step says nothing without words. A verification needs some only where the numbers have not recovered. */
export const needsWords: Readonly<Record<DirectiveEvent, boolean>> = {
  accept: false,
  start: false,
  report: true,
  verify: false,
  return: true,
  withdraw: true,
};

export const directivesBodySchema = z.strictObject({ directives: z.array(directiveSchema) });
export const directiveBodySchema = z.strictObject({ directive: directiveSchema });
export const directiveHistoryBodySchema = z.strictObject({
  directive: directiveSchema,
  history: z.array(directiveEntrySchema),
});
