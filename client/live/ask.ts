import type { z } from 'zod';
import { type ErrorCode, failure, type Result, success } from '#shared/protocol/result.ts';
import { errorBodySchema } from '#shared/protocol/routes.ts';

/** The answer of a request as a value or a refusal. */
export function readBody<T>(ok: boolean, text: string, schema: z.ZodType<T>): Result<T> {
  try {
    const body: unknown = JSON.parse(text);
    if (ok) return success(schema.parse(body));
    const refused = errorBodySchema.safeParse(body);
    return refused.success ? { ok: false, failure: refused.data.error } : failure('internal');
  } catch {
    // A proxy's error page in place of ours.
    return failure('internal');
  }
}

interface Question<T> {
  readonly path: string;
  readonly schema: z.ZodType<T>;
  readonly body?: unknown;
  /** What it means that no answer comes, whatever the browser calls it. */
  readonly unanswered: ErrorCode;
}

async function send<T>({ path, schema, body, unanswered }: Question<T>): Promise<Result<T>> {
  try {
    const response = await fetch(
      path,
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    );
    return readBody(response.ok, await response.text(), schema);
  } catch {
    return failure(unanswered);
  }
}

/** Asks the server over HTTP for something, with a body where the question is long. Nothing is kept of it. */
export const ask = <T>(path: string, schema: z.ZodType<T>, body?: unknown): Promise<Result<T>> =>
  send({ path, schema, body, unanswered: 'store-away' });

/**
 * Tells the server something that it keeps. Where no answer comes nobody knows whether it was kept, so whatever is told
 * must bear being told again: by an operation id, or by the revision that was seen.
 */
export const tell = <T>(path: string, schema: z.ZodType<T>, body: unknown): Promise<Result<T>> =>
  send({ path, schema, body, unanswered: 'no-answer' });
