import type { LiveOptions, LiveSocket } from './liveSocket.ts';
import type { SocketCall, SocketTold } from './socketCalls.ts';

interface Question {
  readonly resolve: (reply: unknown) => void;
  readonly reject: (why: Error) => void;
}

/** A socket to the server in a thread of its own: to receive a second's changes costs as much as to show them. */
export function dialInThread(options: LiveOptions): LiveSocket {
  const thread = new Worker(new URL('./socketWorker.ts', import.meta.url), { type: 'module' });
  const call = (one: SocketCall): void => thread.postMessage(one);
  const questions = new Map<number, Question>();
  let lastId = 0;
  call({ kind: 'open', options });
  return {
    listen: (listener) => {
      thread.addEventListener('error', (event) => {
        // A fault within the script says what it is; a script that cannot be had says nothing.
        if (!(event instanceof ErrorEvent)) listener({ kind: 'missing' });
      });
      thread.addEventListener('message', ({ data }: MessageEvent<SocketTold>) => {
        if (data.kind === 'news') {
          for (const one of data.news) listener(one);
          return;
        }
        const question = questions.get(data.id);
        questions.delete(data.id);
        if (data.kind === 'answer') question?.resolve(data.reply);
        else question?.reject(new Error('no answer'));
      });
    },
    tell: (event, payload) => call({ kind: 'tell', event, payload }),
    ask: (event, payload) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        questions.set(lastId, { resolve, reject });
        call({ kind: 'ask', id: lastId, event, payload });
      }),
    connect: () => call({ kind: 'connect' }),
    disconnect: () => call({ kind: 'disconnect' }),
  };
}
