import { z } from 'zod';
import { type AlertId, alertIdSchema } from '#shared/alert/alert.ts';
import {
  type AlertAction,
  type AlertVerb,
  alertActionBodies,
  alertActionSchema,
  alertVerbs,
} from '#shared/alert/alertAction.ts';
import { type Result, resultSchema } from './result.ts';

/** Makes a repeat harmless: the same id twice is one operation, after a restart too. Room for `operationOfItem`. */
export const operationIdSchema = z.string().min(8).max(140);

const revisionSchema = z.int().positive();
const seenSchema = z.strictObject({
  operationId: operationIdSchema,
  alertId: alertIdSchema,
  /** The one that was on the operator's screen. */
  revision: revisionSchema,
});

/** One action on one alert. */
export type AlertCommand = Readonly<z.infer<typeof seenSchema>> & { readonly action: AlertAction };

const commandSchemaOf = (kind: AlertVerb) =>
  alertActionBodies[kind]
    .extend(seenSchema.shape)
    .transform(({ operationId, alertId, revision, ...body }) => ({
      ...{ operationId, alertId, revision },
      action: { kind, ...body },
    })) as unknown as z.ZodType<AlertCommand>;

/** The message of each `alert:<verb>` is flat: operation, alert, revision, and what is said with it. */
export const alertCommandSchemas = Object.fromEntries(
  alertVerbs.map((verb) => [verb, commandSchemaOf(verb)]),
) as Readonly<Record<AlertVerb, z.ZodType<AlertCommand>>>;

/** A command as its event carries it; the kind is the event's name. */
export function alertMessageOf({ action, ...seen }: AlertCommand): Record<string, unknown> {
  const { kind: _kind, ...body } = action;
  return { ...seen, ...body };
}

export const alertAcceptedSchema = z.strictObject({ alertId: alertIdSchema, revision: revisionSchema });
export type AlertAccepted = Readonly<z.infer<typeof alertAcceptedSchema>>;

/** A message with more alerts than this would not fit into one frame. */
export const maxHandledAlerts = 1_000;

/** One action on many alerts, each with the revision seen. Each alert is accepted or refused by itself. */
export const alertHandleSchema = z.strictObject({
  operationId: operationIdSchema,
  alerts: z
    .array(z.tuple([alertIdSchema, revisionSchema]))
    .min(1)
    .max(maxHandledAlerts)
    .refine((alerts) => new Set(alerts.map(([id]) => id)).size === alerts.length, {
      message: 'expected every alert once',
    }),
  action: alertActionSchema,
});
export type AlertHandle = Readonly<z.infer<typeof alertHandleSchema>>;

export const alertsHandledSchema = z.strictObject({
  items: z.array(z.strictObject({ alertId: alertIdSchema, result: resultSchema(alertAcceptedSchema) })),
});
export interface AlertsHandled {
  readonly items: readonly {
    readonly alertId: AlertId;
    readonly result: Result<AlertAccepted>;
  }[];
}

/**
 * The operation of one alert within a command on many: one that got no answer can be sent again by itself, as the same
 * operation.
 */
export const operationOfItem = (operationId: string, alertId: AlertId): string => `${operationId}:${alertId}`;

/** What a page may ask about alerts; each takes one payload and a reply. */
export type AlertCommandEvents = {
  [V in AlertVerb as `alert:${V}`]: (
    payload: unknown,
    reply: (result: Result<AlertAccepted>) => void,
  ) => void;
} & {
  'alert:handle': (payload: unknown, reply: (result: Result<AlertsHandled>) => void) => void;
};
