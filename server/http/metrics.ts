import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { RejectionCode } from '#shared/protocol/routes.ts';

/** What an administrator's Prometheus reads. */
export interface Metrics {
  accepted(count: number): void;
  rejected(code: RejectionCode, count?: number): void;
  text(): Promise<string>;
}

/** Values that are read when somebody asks. */
export interface MetricSources {
  readonly connections: () => number;
  readonly openAlerts: () => number;
  readonly waitingReadings: () => number;
  readonly sourcesLate: () => number;
}

export function createMetrics(sources: MetricSources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  };
  gauge('ioc_live_connections', 'Pages connected to the live stream', sources.connections);
  gauge('ioc_open_alerts', 'Alerts that are not closed', sources.openAlerts);
  gauge('ioc_outbox_waiting_readings', 'Accepted readings that wait on disk', sources.waitingReadings);
  gauge('ioc_sources_late', 'Sources that have been silent for too long', sources.sourcesLate);
  const accepted = new Counter({
    name: 'ioc_readings_accepted_total',
    help: 'Readings and site reports accepted',
    registers: [registry],
  });
  const rejected = new Counter({
    name: 'ioc_readings_rejected_total',
    help: 'Readings refused, by reason',
    labelNames: ['code'],
    registers: [registry],
  });
  return {
    accepted: (count) => accepted.inc(count),
    rejected: (code, count = 1) => rejected.inc({ code }, count),
    text: () => registry.metrics(),
  };
}
