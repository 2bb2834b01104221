import type { Router } from 'express';
import { createCaseBook } from '#server/case/caseBook.ts';
import { createCaseIntake } from '#server/case/caseIntake.ts';
import { caseIndicators } from '#server/case/caseReadings.ts';
import { createEntryBook } from '#server/entry/entryBook.ts';
import { caseRoutes } from '#server/http/caseRoutes.ts';
import { entryRoutes } from '#server/http/entryRoutes.ts';
import { importRoutes } from '#server/http/importRoutes.ts';
import { createImportBook } from '#server/import/importBook.ts';
import { createUploads } from '#server/import/uploads.ts';
import type { Acceptance } from '#server/indicator/acceptance.ts';
import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { LiveValues } from '#server/indicator/liveValues.ts';
import type { RawPoint } from '#server/indicator/rawPoint.ts';
import { createThreadTableReader } from '#server/ingest/table/threadTableReader.ts';
import type { Log } from '#server/log.ts';
import type { ReadingPipeline } from '#server/readingPipeline.ts';
import type { IntakeStore } from '#server/store/intake/intakeStore.ts';
import type { Sessions } from '#server/user/sessions.ts';
import type { SourceId } from '#shared/indicator/indicator.ts';

interface BroughtDataParts {
  readonly intakeStore: IntakeStore;
  readonly catalogue: Catalogue;
  readonly pipeline: Pick<ReadingPipeline, 'takeBack'>;
  /** The one road into the centre, with what is counted on the way. */
  readonly accept: (points: readonly RawPoint[]) => Promise<Acceptance>;
  readonly liveValues: LiveValues;
  readonly onDelivered: (sources: readonly SourceId[]) => void;
  readonly sessions: Sessions;
  readonly token: string;
  readonly clock: () => number;
  readonly log: Log;
}

/** What people and programs bring otherwise than as readings: files, cases, typed values. */
export interface BroughtData {
  readonly routes: readonly Router[];
  close(): Promise<void>;
}

/** As often as the fastest indicators of feedback are due. */
const countEveryMs = 5 * 60_000;
const minuteMs = 60_000;

/** The part of the parts list for data that people bring. */
export async function createBroughtData(parts: BroughtDataParts): Promise<BroughtData> {
  const { intakeStore, catalogue, accept, sessions, token, clock, log } = parts;
  const { tree } = catalogue;
  const { imports: store } = intakeStore;
  const target = { accept, takeBack: parts.pipeline.takeBack };
  const cases = createCaseBook({ catalogue, store: intakeStore.cases, target, clock });
  const uploads = createUploads({ reader: createThreadTableReader(catalogue.profile), store, clock });
  const imports = createImportBook({ store, target, cases, tree, uploads, clock, log });
  const entries = createEntryBook({
    catalogue,
    store: intakeStore.entries,
    accept,
    cellOf: parts.liveValues.get,
    clock,
  });
  await imports.recover();

  const told = (work: Promise<unknown>, sentence: string): void =>
    void work.catch((error: unknown) => log.warn({ error }, sentence));
  const timers = [
    setInterval(() => told(cases.countNow(), 'the cases could not be counted'), countEveryMs),
    setInterval(() => told(uploads.closeIdle(), 'a file could not be closed'), minuteMs),
  ];
  const sources = [...new Set(caseIndicators(catalogue).map(({ source }) => source))];
  return {
    routes: [
      importRoutes({ uploads, book: imports, store, sessions, tree, clock }),
      caseRoutes({
        book: cases,
        parse: createCaseIntake(catalogue, clock),
        onDelivered: () => parts.onDelivered(sources),
        token,
      }),
      entryRoutes({ book: entries, sessions, tree }),
    ],
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      await uploads.close();
      await imports.settled();
      await intakeStore.close();
    },
  };
}
