import { parentPort, workerData } from 'node:worker_threads';
import { FileFault, type RowChunk, type UnderstandingLimits } from '#server/import/tableReader.ts';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createAreaFinder } from '#shared/area/areaFinder.ts';
import { createIndicatorFinder } from '#shared/import/importColumns.ts';
import type { ImportPlan } from '#shared/import/importPlan.ts';
import { createLocalCalendar } from '#shared/import/localInstant.ts';
import type { ImportContext, UnderstoodRow } from '#shared/import/understanding.ts';
import { understandTable } from '#shared/import/understandTable.ts';
import type { TableAnswer, TableCalls, TableQuestion, TableWorkerData } from './tableCalls.ts';
import { openTableFile, type TableFile } from './tableFile.ts';
import { previewOf, withinLimits } from './tablePreview.ts';

/** Enough for a message worth sending, little enough that taking it in does not hold up the loop of the server. */
const chunkRows = 500;

type Planned = { readonly plan: ImportPlan; readonly limits: UnderstandingLimits };
type Handlers = {
  readonly [Name in keyof TableCalls]: (ask: TableCalls[Name]['ask']) => TableCalls[Name]['answer'];
};

function handlersOf(file: TableFile, { profile }: TableWorkerData): Handlers {
  const { tree, indicators, dayOf } = createCatalogue(profile);
  const context: ImportContext = {
    tree,
    indicators,
    dayOf,
    areas: createAreaFinder(tree),
    indicatorNames: createIndicatorFinder(profile.indicators),
    calendar: createLocalCalendar(profile.timeZone),
  };
  let understood: readonly UnderstoodRow[] = [];
  function* rowsOf({ plan, limits }: Planned): Generator<UnderstoodRow> {
    for (const row of understandTable(file.table(plan), { plan, context }))
      yield withinLimits(row, { plan, limits, tree });
  }
  return {
    look: (asked) => file.look(asked, profile.indicators),
    preview: (planned) => previewOf(rowsOf(planned)),
    understand: (planned) => {
      understood = [...rowsOf(planned)];
      const { totals, choices } = previewOf(understood);
      return { rows: totals.rows, readings: totals.readings, choices: choices.length };
    },
    rows: (from): RowChunk => {
      const next = from + chunkRows;
      return { rows: understood.slice(from, next), next: next < understood.length ? next : null };
    },
  };
}

function serve(): void {
  const port = parentPort;
  if (!port) throw new Error('a table worker runs in a thread');
  const data = workerData as TableWorkerData;
  const post = (answer: TableAnswer): void => port.postMessage(answer);
  const answering = (id: number, run: () => unknown): boolean => {
    try {
      post({ id, answer: run() });
      return true;
    } catch (error) {
      // A fault of the file is an answer; anything else is ours and ends the thread, which tells whoever waits.
      if (!(error instanceof FileFault)) throw error;
      post({ id, fault: error.message });
      return false;
    }
  };
  let handlers: Handlers | undefined;
  const opened = answering(0, () => {
    const file = openTableFile(data.bytes);
    handlers = handlersOf(file, data);
    return { facts: file.facts };
  });
  if (!opened) return;
  port.on('message', ({ id, name, ask }: TableQuestion) => {
    const handler = handlers?.[name] as (ask: unknown) => unknown;
    answering(id, () => handler(ask));
  });
}

serve();
