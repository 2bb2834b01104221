import type { z } from 'zod';
import { failure, type Result, success } from '#shared/protocol/result.ts';

/** Parses a socket message; the refusal names the field. */
export function parseMessage<T>(schema: z.ZodType<T>, message: unknown): Result<T> {
  const parsed = schema.safeParse(message);
  if (parsed.success) return success(parsed.data);
  const [issue] = parsed.error.issues;
  return failure('bad-request', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`);
}

/** Callers without a reply function are not ours, but must not bring the process down either. */
export const replyTo = <T>(reply: unknown): ((result: Result<T>) => void) =>
  typeof reply === 'function' ? (result) => reply(result) : () => undefined;
