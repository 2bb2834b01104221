import { z } from 'zod';
import { alertSchema } from '#shared/alert/alert.ts';
import { alertRuleSchema } from '#shared/alert/alertRule.ts';
import { priorities } from '#shared/alert/priority.ts';
import { areaIdSchema } from '#shared/area/area.ts';
import { directiveSchema } from '#shared/directive/directive.ts';
import { escalationSchema } from '#shared/escalation/escalation.ts';
import { sourceIdSchema } from '#shared/indicator/indicator.ts';
import { screenSchema } from '#shared/screen/screen.ts';
import { userSchema } from '#shared/user/user.ts';
import type { AlertCommandEvents } from './alertCommands.ts';
import { cellCodesSchema } from './cellCode.ts';
import type { Result } from './result.ts';
import { siteCodesSchema } from './siteCode.ts';

/**
 * What a page can follow. `area:<id>` is one area and its children, every indicator; `alerts` is every open alert and the
 * last 24 hours; `sites` is every site; `directives` is every direction that is not over; `escalations` is every alert
 * that nobody took in time. A topic is a room is a permission.
 */
export const topicSchema = z.string().regex(/^(alerts|sites|directives|escalations|area:.{1,60})$/);
export type Topic = z.infer<typeof topicSchema>;

/** Where a topic stands: `epoch` is new with every start of the server, `seq` rises by one with every change message. */
const positionSchema = z.strictObject({ topic: topicSchema, epoch: z.string(), seq: z.int().nonnegative() });

/** An annunciation of the last 24 hours: when (epoch ms), how urgent, where. Draws the ribbon. */
export const annunciationSchema = z.tuple([z.number(), z.enum(priorities), areaIdSchema]);
export type Annunciation = z.infer<typeof annunciationSchema>;

/** A snapshot says what its whole state hashes to (`stateHash.ts`), so that both sides can be held against each other. */
const wholeSchema = positionSchema.extend({ hash: z.string() });

export const areaSnapshotSchema = wholeSchema.extend({
  kind: z.literal('area'),
  areas: z.array(areaIdSchema),
  cells: cellCodesSchema,
});
export const alertsSnapshotSchema = wholeSchema.extend({
  kind: z.literal('alerts'),
  alerts: z.array(alertSchema),
  annunciations: z.array(annunciationSchema),
});
export const sitesSnapshotSchema = wholeSchema.extend({
  kind: z.literal('sites'),
  /** The sites that are not up. */
  standings: siteCodesSchema,
  /** The places of the sites that never reported. Those named in neither list are up. */
  unheard: z.array(z.int().nonnegative()),
});
export const directivesSnapshotSchema = wholeSchema.extend({
  kind: z.literal('directives'),
  directives: z.array(directiveSchema),
});
export const escalationsSnapshotSchema = wholeSchema.extend({
  kind: z.literal('escalations'),
  escalations: z.array(escalationSchema),
});
export const snapshotSchema = z.discriminatedUnion('kind', [
  areaSnapshotSchema,
  alertsSnapshotSchema,
  sitesSnapshotSchema,
  directivesSnapshotSchema,
  escalationsSnapshotSchema,
]);
export type Snapshot = z.infer<typeof snapshotSchema>;

/** Droppable: a lost one is noticed by its `seq` and mended with a snapshot. */
export const areaChangedSchema = positionSchema.extend({ cells: cellCodesSchema });
/** Not droppable: sent reliably; closed alerts are in it once, with their last facts. */
export const alertChangedSchema = positionSchema.extend({
  alerts: z.array(alertSchema),
  annunciations: z.array(annunciationSchema),
});
/** Droppable, as `area:changed`. */
export const siteChangedSchema = positionSchema.extend({ standings: siteCodesSchema });

/** Not droppable, as `alert:changed`: one that is over is in it once, as it ended. */
export const directiveChangedSchema = positionSchema.extend({ directives: z.array(directiveSchema) });

/** Not droppable: one whose alert was taken is in it once, with level 0. */
export const escalationChangedSchema = positionSchema.extend({ escalations: z.array(escalationSchema) });

/** Beats (seconds) for which a heartbeat repeats a topic's position. */
export const beatsOfMemory = 10;

/** How the centre itself is doing; once a second to everybody, so it is also the heartbeat. Droppable. */
export const centreChangedSchema = z.strictObject({
  epoch: z.string(),
  /** Epoch ms on the server's clock: the only clock that ages are computed with. */
  now: z.number(),
  /**
   * Position of every topic that changed in the last `beatsOfMemory` beats, so that a page that missed the last message
   * before a quiet time notices. A page that missed as many beats asks for everything anew.
   */
  seqs: z.record(z.string(), z.int().nonnegative()),
  /** What the state of the same topics hashes to at that position. A page that has another one asks for a snapshot. */
  hashes: z.record(z.string(), z.string()),
  /** `draining`: accepted readings wait on disk for the time-series database. */
  store: z.enum(['live', 'draining', 'away']),
  journal: z.enum(['live', 'away']),
  sourcesOnTime: z.int().nonnegative(),
  sourcesLate: z.array(sourceIdSchema),
  sourcesExpected: z.int().nonnegative(),
  /** The version of the scenes that walls show; 0 are the profile's. A page that has another asks for them. */
  scenesVersion: z.int().nonnegative(),
});
export type CentreChanged = z.infer<typeof centreChangedSchema>;

/**
 * A rule that was saved just now, to everybody; and the hash that the profile has with it, so that a page that heard it need
 * not load itself anew. A page that did not finds another hash when it connects.
 */
export const ruleChangedSchema = z.strictObject({ rule: alertRuleSchema, profileHash: z.string() });
export type RuleChanged = z.infer<typeof ruleChangedSchema>;

/** First message after connecting. A page built for another protocol or profile reloads. */
export const sessionWelcomedSchema = z.strictObject({
  protocol: z.int(),
  profileHash: z.string(),
  release: z.string(),
  demo: z.boolean(),
  now: z.number(),
  user: userSchema,
});
export type SessionWelcomed = z.infer<typeof sessionWelcomedSchema>;

export const topicJoinSchema = z.strictObject({ topic: topicSchema });
export const topicLeaveSchema = z.strictObject({ topic: topicSchema });

/** Tells a paired screen what it is and is to show. To that screen alone; not droppable. */
export const screenChangedSchema = z.strictObject({ screen: screenSchema });

/** What a page may ask; each takes one payload and a reply. */
export interface ClientEvents extends AlertCommandEvents {
  /** What a paired screen says about itself; nobody answers. */
  'screen:beat': (payload: unknown) => void;
  'topic:join': (payload: unknown, reply: (result: Result<Snapshot>) => void) => void;
  'topic:leave': (payload: unknown, reply: (result: Result<null>) => void) => void;
}

/** What the server tells. */
export interface ServerEvents {
  'screen:changed': (payload: z.infer<typeof screenChangedSchema>) => void;
  'session:welcomed': (payload: SessionWelcomed) => void;
  'session:ended': () => void;
  'centre:changed': (payload: CentreChanged) => void;
  'area:changed': (payload: z.infer<typeof areaChangedSchema>) => void;
  'alert:changed': (payload: z.infer<typeof alertChangedSchema>) => void;
  'site:changed': (payload: z.infer<typeof siteChangedSchema>) => void;
  'directive:changed': (payload: z.infer<typeof directiveChangedSchema>) => void;
  'escalation:changed': (payload: z.infer<typeof escalationChangedSchema>) => void;
  'rule:changed': (payload: RuleChanged) => void;
}
