import type { Router } from 'express';
import type { AlertBook } from '#server/alert/alertBook.ts';
import type { AlertJournal } from '#server/alert/alertJournal.ts';
import { createAlertPerformance } from '#server/alert/alertPerformance.ts';
import type { RuleBook } from '#server/alert/ruleBook.ts';
import type { DirectiveBook } from '#server/directive/directiveBook.ts';
import { healthRoutes } from '#server/http/healthRoutes.ts';
import { createMetrics } from '#server/http/metrics.ts';
import { performanceRoutes } from '#server/http/performanceRoutes.ts';
import { qualityRoutes } from '#server/http/qualityRoutes.ts';
import type { Acceptance } from '#server/indicator/acceptance.ts';
import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { LiveValues } from '#server/indicator/liveValues.ts';
import type { RawPoint } from '#server/indicator/rawPoint.ts';
import type { ReadingStore } from '#server/indicator/readingStore.ts';
import type { SourceLiveness } from '#server/indicator/sourceLiveness.ts';
import type { Log } from '#server/log.ts';
import { createCentreQuality } from '#server/quality/centreQuality.ts';
import type { QualityMeter } from '#server/quality/qualityMeter.ts';
import type { SceneBook } from '#server/scene/sceneBook.ts';
import type { Sessions } from '#server/user/sessions.ts';
import type { CentreChanged } from '#shared/protocol/events.ts';
import { createReadiness } from './readiness.ts';

interface CentreWatchParts {
  readonly catalogue: Catalogue;
  readonly store: ReadingStore;
  readonly journal: AlertJournal;
  readonly liveValues: LiveValues;
  readonly liveness: SourceLiveness;
  readonly book: AlertBook;
  readonly ruleBook: Pick<RuleBook, 'rules'>;
  readonly directives: DirectiveBook;
  readonly scenes: SceneBook;
  readonly sessions: Sessions;
  /** Pages that are joined now. */
  readonly connections: () => number;
  /** Whether the values from before the start are back. */
  readonly isRestored: () => boolean;
  /** Of this process; a page that sees another one asks for everything again. */
  readonly epoch: string;
  readonly clock: () => number;
  readonly log: Log;
}

/** The part of the parts list by which the centre looks at itself: its state, its health, the quality of what it gets. */
export interface CentreWatch {
  readonly meter: QualityMeter;
  readonly routes: readonly Router[];
  /** What the heartbeat says beside the positions of its rooms. */
  state(): Omit<CentreChanged, 'seqs' | 'hashes'>;
  /** Notes what a door took and refused, and hands it on. */
  counted(acceptance: Acceptance): Acceptance;
  /** Sends the centre's own figures down the road of every other reading. Never throws. */
  publish(accept: (points: readonly RawPoint[]) => Promise<Acceptance>): Promise<void>;
  close(): void;
}

export function createCentreWatch(parts: CentreWatchParts): CentreWatch {
  const { catalogue, store, journal, liveness, book, ruleBook, scenes, sessions, clock, log } = parts;
  const { profile, tree } = catalogue;
  const quality = createCentreQuality(parts);
  const readiness = createReadiness(parts);
  const metrics = createMetrics({
    connections: parts.connections,
    openAlerts: () => book.open().length,
    waitingReadings: () => store.status().waiting,
    sourcesLate: () => liveness.late(clock()).length,
  });
  const performance = createAlertPerformance({ catalogue, journal, book, rules: ruleBook.rules, clock });
  return {
    meter: quality.meter,
    publish: quality.publish,
    close: readiness.close,
    routes: [
      healthRoutes({ readiness: readiness.read, metrics }),
      performanceRoutes({ performance, sessions, tree }),
      qualityRoutes({ report: quality.report, sessions, tree }),
    ],
    state: () => {
      const now = clock();
      return {
        epoch: parts.epoch,
        now,
        store: store.status().state,
        journal: book.isJournalAway() ? 'away' : 'live',
        sourcesLate: liveness.late(now),
        scenesVersion: scenes.now().version,
        sourcesExpected: profile.sources.length,
        sourcesOnTime: liveness.onTime(now).length,
      };
    },
    counted: (acceptance) => {
      const { accepted, rejections, unlisted = 0 } = acceptance;
      metrics.accepted(accepted);
      for (const { code } of rejections) metrics.rejected(code);
      if (unlisted > 0) metrics.rejected('malformed', unlisted);
      const malformed = rejections.filter(({ code }) => code === 'malformed').length;
      quality.meter.unreadable(malformed + unlisted, clock());
      if (rejections.length > 0)
        log.warn({ count: rejections.length + unlisted, first: rejections[0] }, 'readings were refused');
      return acceptance;
    },
  };
}
