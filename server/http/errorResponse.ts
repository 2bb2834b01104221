import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Response } from 'express';
import type { Log } from '#server/log.ts';
import type { Failure } from '#shared/protocol/result.ts';
import { statusOf } from '#shared/protocol/routes.ts';

/** How long a sender should wait before it tries again, seconds. */
const retryAfterS = 5;

/** Answers with a refusal in the one form that every refusal has. */
export function sendFailure(response: Response, failure: Failure): void {
  const status = statusOf[failure.code];
  if (status === 503 || status === 429) response.set('Retry-After', String(retryAfterS));
  response.status(status).json({ error: failure });
}

/** Faults that the body parser found before we saw the request. */
function parserFailure(error: unknown): Failure | null {
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large') return { code: 'body-too-large', detail: 'send fewer lines per request' };
  if (type === 'encoding.unsupported')
    return { code: 'bad-request', detail: 'expected no encoding, or gzip' };
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  if (error instanceof Error && status >= 400 && status < 500)
    return { code: 'bad-request', detail: `the body could not be read: ${error.message}` };
  return null;
}

/** The last stop of every request that failed: what is not expected is logged once, under an id that the caller gets. */
export const errorHandler =
  (log: Log): ErrorRequestHandler =>
  (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const expected = parserFailure(error);
    if (expected) {
      sendFailure(response, expected);
      return;
    }
    const correlationId = randomUUID();
    log.error({ error, correlationId, method: request.method, path: request.path }, 'a request failed');
    sendFailure(response, { code: 'internal', correlationId });
  };
