import { z } from 'zod';

/** Every refusal that crosses the wire. The client has words for each; a new code fails the type check there. */
export const errorCodes = [
  'bad-request',
  'body-too-large',
  'not-signed-in',
  'wrong-credentials',
  'forbidden',
  'not-found',
  'revision-conflict',
  'already-acknowledged',
  'not-acknowledgeable',
  'wrong-state',
  'end-refused',
  'not-recovered',
  'same-signer',
  'store-away',
  'journal-away',
  'outbox-full',
  'unreadable-file',
  'choice-needed',
  'not-undoable',
  'value-refused',
  'too-many-requests',
  'internal',
  'no-answer',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/**
 * What went wrong. `detail` says where and what is accepted, in English, for logs and for people who write to the API; it
 * never holds a secret. `correlationId` finds the log line of an internal fault.
 */
export const failureSchema = z.strictObject({
  code: z.enum(errorCodes),
  detail: z.string().optional(),
  correlationId: z.string().optional(),
});
export type Failure = Readonly<z.infer<typeof failureSchema>>;

/** An expected outcome is a value. Only bugs throw. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

export const success = <T>(value: T): Result<T> => ({ ok: true, value });

export const failure = (
  code: ErrorCode,
  detail?: string,
): { readonly ok: false; readonly failure: Failure } => ({
  ok: false,
  failure: detail === undefined ? { code } : { code, detail },
});

export const resultSchema = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), failure: failureSchema }),
  ]);
