import type { z } from 'zod';
import { failure, type Result, success } from '#shared/protocol/result.ts';

/** Parses the body of a request; the refusal names the field. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): Result<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return success(parsed.data);
  const [issue] = parsed.error.issues;
  return failure('bad-request', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`);
}
