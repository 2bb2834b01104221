import { Router } from 'express';
import { paths } from '#shared/protocol/routes.ts';
import type { Metrics } from './metrics.ts';

/** Whether this process should get traffic, and why not. */
export interface Readiness {
  readonly ready: boolean;
  readonly facts: Readonly<Record<string, string | number | null>>;
}

interface HealthRoutesParts {
  readonly readiness: () => Readiness;
  readonly metrics: Metrics;
}

/** For supervisors and load balancers; open, and without anything that is not for everybody. */
export function healthRoutes({ readiness, metrics }: HealthRoutesParts): Router {
  return Router()
    .get(paths.health, (_request, response) => {
      response.json({ status: 'ok' });
    })
    .get(paths.ready, (_request, response) => {
      const { ready, facts } = readiness();
      response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', ...facts });
    })
    .get(paths.metrics, async (_request, response) => {
      response.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics.text());
    });
}
