import { z } from 'zod';
import type { Permission } from '#shared/user/can.ts';
import type { AlertEvent } from './alertTransition.ts';

/** As a text field bounds it. */
export const longestComment = 500;
const comment = z.string().max(longestComment);
const someText = z.string().trim().min(3).max(longestComment);
/** `untilAt` in epoch ms on the server's clock. */
const hidingBody = z.strictObject({ reason: someText, untilAt: z.int().positive() });
const noBody = z.strictObject({});

/** What somebody can do with an alert, and what they say with it. Named as the event that it is in the life cycle. */
export const alertActionBodies = {
  acknowledge: z.strictObject({ comment }),
  'withdraw-acknowledgement': z.strictObject({ comment: someText }),
  comment: z.strictObject({ comment: someText }),
  /** null: nobody any more. */
  assign: z.strictObject({ userId: z.string().min(1).max(100).nullable() }),
  shelve: hidingBody,
  unshelve: noBody,
  suppress: hidingBody,
  unsuppress: noBody,
  'take-out-of-service': hidingBody,
  'put-in-service': noBody,
  reset: noBody,
} as const satisfies Partial<Record<AlertEvent, z.ZodObject>>;

export type AlertVerb = keyof typeof alertActionBodies;
export const alertVerbs = Object.keys(alertActionBodies) as readonly AlertVerb[];

/** Without the index signature that "no fields" has. */
type BodyOf<V extends AlertVerb> = string extends keyof z.infer<(typeof alertActionBodies)[V]>
  ? unknown
  : Readonly<z.infer<(typeof alertActionBodies)[V]>>;
type ActionOf = { [V in AlertVerb]: { readonly kind: V } & BodyOf<V> };
export type AlertAction = ActionOf[AlertVerb];
export type HidingAction = ActionOf['shelve' | 'suppress' | 'take-out-of-service'];

const [first, ...others] = alertVerbs.map((kind) =>
  alertActionBodies[kind].extend({ kind: z.literal(kind) }),
);
if (!first) throw new Error('there are no actions');
export const alertActionSchema = z.discriminatedUnion('kind', [first, ...others]) as z.ZodType<AlertAction>;

/** What each action needs. Hiding for longer than a shift is a leader's: who takes the alerts must not order them away. */
export const permissionFor: Readonly<Record<AlertVerb, Permission>> = {
  acknowledge: 'alert:acknowledge',
  'withdraw-acknowledgement': 'alert:acknowledge',
  comment: 'alert:comment',
  assign: 'alert:assign',
  shelve: 'alert:shelve',
  unshelve: 'alert:shelve',
  suppress: 'alert:suppress',
  unsuppress: 'alert:suppress',
  'take-out-of-service': 'alert:suppress',
  'put-in-service': 'alert:suppress',
  reset: 'alert:acknowledge',
};

const hourMs = 3_600_000;
/** How long an alert may be hidden at a time, ms. */
export const longestHidingMs: Readonly<Record<HidingAction['kind'], number>> = {
  shelve: 24 * hourMs,
  suppress: 30 * 24 * hourMs,
  'take-out-of-service': 90 * 24 * hourMs,
};

/**
 * Whether an action is refused when the alert changed since its sender saw it. Words and names hide nothing, and a
 * chattering alert would never be commented.
 */
export const needsRevisionSeen = (verb: AlertVerb): boolean => verb !== 'comment' && verb !== 'assign';

/** Actions of which the name says everything. */
export type WordlessVerb = {
  [V in AlertVerb]: { readonly kind: V } extends ActionOf[V] ? V : never;
}[AlertVerb];
export type WordedVerb = Exclude<AlertVerb, WordlessVerb>;

/** Whether somebody has to say something with it. */
export const hasWords = (verb: AlertVerb): verb is WordedVerb =>
  Object.keys(alertActionBodies[verb].shape).length > 0;
