import type { RequestHandler } from 'express';
import { sendFailure } from './errorResponse.ts';
import { isOwnOrigin } from './requestOrigin.ts';

/** A page of another site could send our cookie along with a form or a file. */
export const fromOwnPage: RequestHandler = (request, response, next) => {
  if (isOwnOrigin(request)) return next();
  return sendFailure(response, { code: 'forbidden', detail: 'the page of another site cannot do this here' });
};
