import type { z } from 'zod';
import { failure, type Result, success } from '#shared/protocol/result.ts';
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

/** Asks the server over HTTP: with a body it is told something, without one it is asked. */
export async function ask<T>(path: string, schema: z.ZodType<T>, body?: unknown): Promise<Result<T>> {
  try {
    const response = await fetch(
      path,
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    );
    return readBody(response.ok, await response.text(), schema);
  } catch {
    // No server: the same to the person in front of the screen, whatever the browser calls it.
    return failure('store-away');
  }
}
