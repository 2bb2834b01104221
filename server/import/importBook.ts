import { randomUUID } from 'node:crypto';
import { createSerialQueue } from '#server/alert/serialQueue.ts';
import { StoreRefusal } from '#server/indicator/readingStore.ts';
import type { ImportPlan } from '#shared/import/importPlan.ts';
import type { ImportRecord } from '#shared/import/importProtocol.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { can } from '#shared/user/can.ts';
import type { User } from '#shared/user/user.ts';
import { type ImportJobParts, runImport, undoImport } from './importJob.ts';
import type { KeptReject } from './importStore.ts';
import type { UnderstandingLimits } from './tableReader.ts';
import type { Upload, Uploads } from './uploads.ts';

/** The part of a log that the imports need. */
export interface ImportLog {
  info(facts: object, sentence: string): void;
  error(facts: object, sentence: string): void;
}

/** The imports of the centre: started, followed, undone. One works at a time, so that each finds the last one finished. */
export interface ImportBook {
  /** Resolves once it is on record and begun; how far it is stands in the record. Throws `FileFault`. */
  start(upload: Upload, plan: ImportPlan, user: User): Promise<Result<ImportRecord>>;
  undo(id: string, user: User): Promise<Result<ImportRecord>>;
  find(id: string, user: User): Promise<ImportRecord | null>;
  newest(user: User): Promise<ImportRecord[]>;
  rejects(id: string, from: number, count: number): Promise<KeptReject[]>;
  /** What a stop of the server cut off counts as stopped, and can be undone. */
  recover(): Promise<void>;
  /** Resolves when no import is working. */
  settled(): Promise<void>;
}

export interface ImportBookParts extends ImportJobParts {
  readonly uploads: Uploads;
  readonly clock: () => number;
  readonly log: ImportLog;
}

const shownImports = 50;

export const limitsFor = (user: User, now: number): UnderstandingLimits => ({ scope: user.area, now });

function newRecord(
  { fileName }: Upload,
  plan: ImportPlan,
  { user, now }: { user: User; now: number },
): ImportRecord {
  return {
    id: randomUUID(),
    kind: plan.layout.kind === 'cases' ? 'cases' : 'readings',
    fileName,
    sheet: plan.sheet,
    userId: user.id,
    userName: user.name,
    area: user.area,
    startedAt: now,
    finishedAt: null,
    state: 'running',
    rows: 0,
    rowsDone: 0,
    accepted: 0,
    rejected: 0,
    undoneAt: null,
    undoneBy: null,
  };
}

export function createImportBook(parts: ImportBookParts): ImportBook {
  const { store, uploads, tree, clock, log } = parts;
  const inTurn = createSerialQueue();
  let last: Promise<unknown> = Promise.resolve();

  /** Works without anybody waiting; an end that was not planned is on record as well. */
  const work = (id: string, task: () => Promise<void>): void => {
    last = inTurn(async () => {
      try {
        await task();
      } catch (error) {
        const isAway = error instanceof StoreRefusal;
        log[isAway ? 'info' : 'error']({ error, import: id }, 'an import stopped before its end');
        await store.change(id, { state: 'stopped', finishedAt: clock() });
      }
    }).catch((error: unknown) =>
      log.error({ error, import: id }, 'an import could not be marked as stopped'),
    );
  };

  const visible = (record: ImportRecord | null, user: User): ImportRecord | null =>
    record && tree.isWithin(record.area, user.area) ? record : null;

  return {
    start: async (upload, plan, user) => {
      const now = clock();
      const { rows, readings, choices } = await upload.table.understand(plan, limitsFor(user, now));
      if (choices > 0) return failure('choice-needed');
      if (readings === 0) return failure('bad-request', 'no row of the file can be imported');
      const record = { ...newRecord(upload, plan, { user, now }), rows };
      uploads.claim(upload.id);
      await store.begin(record);
      const { signature } = await upload.table.look(plan);
      await store.remember(signature, { plan, userName: user.name, at: now });
      work(record.id, async () => {
        try {
          await runImport(record.id, upload.table, parts);
          await store.change(record.id, { state: 'done', finishedAt: clock() });
        } finally {
          await upload.table.close();
        }
      });
      return success(record);
    },
    undo: async (id, user) => {
      const record = visible(await store.find(id), user);
      if (!record) return failure('not-found');
      if (!can(user, 'data:import', record.area, tree)) return failure('forbidden');
      if (record.state !== 'done' && record.state !== 'stopped') return failure('not-undoable');
      await store.change(id, { state: 'undoing' });
      work(id, async () => {
        await undoImport(id, parts);
        await store.change(id, { state: 'undone', undoneAt: clock(), undoneBy: user.name });
      });
      return success({ ...record, state: 'undoing' });
    },
    find: async (id, user) => visible(await store.find(id), user),
    newest: async (user) => (await store.newest(shownImports)).filter((record) => visible(record, user)),
    rejects: (id, from, count) => store.rejects(id, from, count),
    recover: async () => {
      const cutOff = (await store.newest(shownImports)).filter(
        ({ state }) => state === 'running' || state === 'undoing',
      );
      for (const { id } of cutOff) await store.change(id, { state: 'stopped', finishedAt: clock() });
    },
    settled: async () => {
      await last;
    },
  };
}
