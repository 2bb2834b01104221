import { flushCompileCache } from 'node:module';
import type { DatabaseSync } from 'node:sqlite';
import { parentPort, receiveMessageOnPort } from 'node:worker_threads';
import {
  type AnswerMessage,
  type CallMessage,
  type CallTable,
  closeCall,
  type Fault,
} from './databaseThread.ts';
import { tidyIdleHeap } from './idleHeap.ts';
import { inTransaction, isDiskFull } from './openDatabase.ts';

type Handlers<Calls extends CallTable> = {
  readonly [Name in keyof Calls]: (ask: Calls[Name]['ask']) => Calls[Name]['answer'];
};

/** What a worker does with its database. */
export interface ServedDatabase<Writes extends CallTable, Reads extends CallTable> {
  readonly database: DatabaseSync;
  readonly writes: Handlers<Writes>;
  readonly reads: Handlers<Reads>;
  /** Forget what is remembered of the tables: what it came from was rolled back. */
  forget(): void;
}

type AnyHandler = (ask: unknown) => unknown;

function faultOf(error: unknown): Fault {
  const message = error instanceof Error ? error.message : String(error);
  if (isDiskFull(error)) return { code: 'disk-full', message };
  // node:sqlite marks its own errors with a code in capitals; ours are words of the ports.
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'failed';
  return { code: code.startsWith('ERR_') ? 'failed' : code, message };
}

/**
 * The worker's side of `startDatabaseThread`. Writes that wait at the same time share one transaction, because the cost of
 * a durable commit is the wait for the disk, once per commit. Each is answered only after that commit.
 */
export function serveDatabase<Writes extends CallTable, Reads extends CallTable>(
  open: () => ServedDatabase<Writes, Reads>,
): void {
  const port = parentPort;
  if (!port) throw new Error('a database worker runs in a thread');
  const post = (message: AnswerMessage): void => port.postMessage(message);

  let served: ServedDatabase<Writes, Reads>;
  try {
    served = open();
  } catch (error) {
    post({ id: 0, fault: faultOf(error) });
    return;
  }
  const writes = new Map(Object.entries<AnyHandler>(served.writes as Record<string, AnyHandler>));
  const reads = new Map(Object.entries<AnyHandler>(served.reads as Record<string, AnyHandler>));

  const write = (calls: readonly CallMessage[]): void => {
    try {
      const answers = inTransaction(served.database, () =>
        calls.map(({ name, ask }) => writes.get(name)?.(ask)),
      );
      for (const [index, { id }] of calls.entries()) post({ id, answer: answers[index] });
    } catch (error) {
      served.forget();
      // One call that cannot be kept must not take its neighbours with it.
      if (calls.length > 1) for (const call of calls) write([call]);
      else for (const { id } of calls) post({ id, fault: faultOf(error) });
    }
  };
  const read = ({ id, name, ask }: CallMessage): void => {
    try {
      post({ id, answer: reads.get(name)?.(ask) });
    } catch (error) {
      post({ id, fault: faultOf(error) });
    }
  };
  const close = ({ id }: CallMessage): void => {
    served.database.close();
    post({ id, answer: null });
  };

  port.on('message', (first: CallMessage) => {
    const calls = [first];
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port))
      calls.push(next.message);
    const writing = calls.filter(({ name }) => writes.has(name));
    if (writing.length > 0) write(writing);
    for (const call of calls) if (reads.has(call.name)) read(call);
    for (const call of calls) if (call.name === closeCall) close(call);
  });
  tidyIdleHeap();
  flushCompileCache();
  post({ id: 0, answer: null });
}
