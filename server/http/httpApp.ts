import compression from 'compression';
import express, { type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import type { Log } from '#server/log.ts';
import { errorHandler, sendFailure } from './errorResponse.ts';

interface HttpAppParts {
  readonly routes: readonly Router[];
  /** The pages: the built client, or the development server in its place. */
  readonly pages: RequestHandler;
  readonly log: Log;
  /** Development servers inline their scripts; the policy below would stop them. */
  readonly withPolicy: boolean;
}

/** Nothing from another origin, ever. Inline styles: the map library and the page position things with them. */
const policy = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
    },
  },
  // Without TLS in front of it the header would lock a wall out for a year.
  strictTransportSecurity: false,
});

/** The Express application: routes first, then pages, then one answer for whatever is left. */
export function createHttpApp({ routes, pages, log, withPolicy }: HttpAppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  if (withPolicy) app.use(policy);
  // A laptop in a district asks over a thin line: 1.6 MB of sites are 0.2 MB.
  app.use(compression());
  for (const router of routes) app.use(router);
  app.use(pages);
  app.use((request, response) => {
    sendFailure(response, {
      code: 'not-found',
      detail: `${request.method} ${request.path} is not served here`,
    });
  });
  app.use(errorHandler(log));
  return app;
}
