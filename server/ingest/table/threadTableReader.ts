// Station 1 of a reading: spreadsheets and text files that people bring, each read in a thread of its own.
import { Worker } from 'node:worker_threads';
import { FileFault, type OpenTable, type TableReader } from '#server/import/tableReader.ts';
import type { FileFaultCode } from '#shared/import/fileFault.ts';
import type { Profile } from '#shared/profile/profile.ts';
import type { OpenedAnswer, TableAnswer, TableCalls, TableQuestion, TableWorkerData } from './tableCalls.ts';

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** A file of 20 MB unpacks to some hundred MB of cells; beyond this it is refused instead of taking the server along. */
const memoryMb = 1_024;

function faultOf(text: string): FileFault {
  const [code = '', ...place] = text.split(': ');
  return new FileFault(code as FileFaultCode, place.join(': '));
}

const isOutOfMemory = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** The thread of one file, and who waits for what. */
function startThread(data: TableWorkerData) {
  const worker = new Worker(new URL('./tableWorker.ts', import.meta.url), {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended: Error | null = null;
  const wait = (id: number): Promise<unknown> =>
    new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
    });
  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on('message', (message: TableAnswer) => {
    const caller = waiting.get(message.id);
    waiting.delete(message.id);
    if ('fault' in message) caller?.reject(faultOf(message.fault));
    else caller?.resolve(message.answer);
  });
  // Without these a thread that dies would leave every caller waiting for ever.
  worker.on('error', (error) =>
    end(isOutOfMemory(error) ? new FileFault('too-large-inside', `> ${memoryMb} MB`) : error),
  );
  worker.on('exit', () => end(new Error('the thread of the file has ended')));
  // An upload that nobody continues must not keep a stopping server alive.
  worker.unref();
  return {
    opened: wait(0) as Promise<OpenedAnswer>,
    call: async <Name extends keyof TableCalls>(
      name: Name,
      ask: TableCalls[Name]['ask'],
    ): Promise<TableCalls[Name]['answer']> => {
      if (ended) throw ended;
      lastId += 1;
      worker.postMessage({ id: lastId, name, ask } satisfies TableQuestion);
      return wait(lastId) as Promise<TableCalls[Name]['answer']>;
    },
    close: async (): Promise<void> => {
      await worker.terminate();
    },
  };
}

export function createThreadTableReader(profile: Profile): TableReader {
  return {
    open: async (bytes): Promise<OpenTable> => {
      const thread = startThread({ bytes, profile });
      try {
        const { facts } = await thread.opened;
        return {
          facts,
          look: (asked) => thread.call('look', asked),
          preview: (plan, limits) => thread.call('preview', { plan, limits }),
          understand: (plan, limits) => thread.call('understand', { plan, limits }),
          rows: (from) => thread.call('rows', from),
          close: thread.close,
        };
      } catch (error) {
        await thread.close();
        throw error;
      }
    },
  };
}
