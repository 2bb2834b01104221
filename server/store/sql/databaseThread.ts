import { Worker } from 'node:worker_threads';

/** What a database worker can be asked, by name, and what it answers. */
export type CallTable = Readonly<Record<string, { readonly ask: unknown; readonly answer: unknown }>>;

export interface CallMessage {
  readonly id: number;
  readonly name: string;
  readonly ask: unknown;
}

/** `disk-full`, or the code of a refusal, or `failed` for everything else. */
export interface Fault {
  readonly code: string;
  readonly message: string;
}

/** Id 0 answers the opening of the file. */
export type AnswerMessage =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly fault: Fault };

/** A call that the database could not carry out; nothing of it was written. */
export class DatabaseFault extends Error {
  readonly code: string;

  constructor({ code, message }: Fault) {
    super(message);
    this.name = 'DatabaseFault';
    this.code = code;
  }
}

export interface DatabaseThread<Calls extends CallTable> {
  /** Rejects with `DatabaseFault`. Calls are begun in the order in which they were made. */
  call<Name extends keyof Calls & string>(
    name: Name,
    ask: Calls[Name]['ask'],
  ): Promise<Calls[Name]['answer']>;
  /** Carries out what was called before, then closes the file. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(fault: DatabaseFault): void;
}

export const closeCall = 'close';

/** V8 would take up to 100 MB for what a thread has just made, and keep it. */
const maxYoungGenerationSizeMb = 24;

/**
 * Runs a database in a thread of its own: a commit waits for the disk, and the loop that serves the wall must not. `entry`
 * is a module that calls `serveDatabase`. Resolves when the file is open, rejects when it cannot be opened.
 */
export async function startDatabaseThread<Calls extends CallTable>(
  entry: URL,
  options: unknown,
): Promise<DatabaseThread<Calls>> {
  const worker = new Worker(entry, { workerData: options, resourceLimits: { maxYoungGenerationSizeMb } });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let stopped: DatabaseFault | null = null;

  const wait = (id: number): Promise<unknown> =>
    new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  const stop = (message: string): void => {
    stopped ??= new DatabaseFault({ code: 'failed', message });
    for (const { reject } of waiting.values()) reject(stopped);
    waiting.clear();
  };
  const send = async (name: string, ask: unknown): Promise<unknown> => {
    if (stopped) throw stopped;
    lastId += 1;
    const message: CallMessage = { id: lastId, name, ask };
    worker.postMessage(message);
    return wait(message.id);
  };

  worker.on('message', (message: AnswerMessage) => {
    const caller = waiting.get(message.id);
    waiting.delete(message.id);
    if ('fault' in message) caller?.reject(new DatabaseFault(message.fault));
    else caller?.resolve(message.answer);
  });
  // Without these a thread that dies would leave every caller waiting for ever.
  worker.on('error', (error) => stop(`the database thread failed: ${String(error)}`));
  worker.on('exit', () => stop('the database is closed'));

  await wait(0);
  return {
    call: (name, ask) => send(name, ask) as Promise<Calls[typeof name]['answer']>,
    close: async () => {
      if (stopped) return;
      await send(closeCall, null);
      await worker.terminate();
    },
  };
}
