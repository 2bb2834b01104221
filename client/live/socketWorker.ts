import { dialServer, type LiveSocket } from './liveSocket.ts';
import type { SocketCall, SocketTold } from './socketCalls.ts';

/* The socket of a page in a thread of its own: what arrives in twenty pieces is put together and unpacked here. */

const tell = (told: SocketTold): void => self.postMessage(told);
let socket: LiveSocket | undefined;

self.addEventListener('message', ({ data }: MessageEvent<SocketCall>) => {
  if (data.kind === 'open') {
    socket = dialServer(data.options);
    socket.listen(tell);
  } else if (data.kind === 'ask') {
    const { id } = data;
    socket?.ask(data.event, data.payload).then(
      (reply) => tell({ kind: 'answer', id, reply }),
      () => tell({ kind: 'no-answer', id }),
    );
  } else if (data.kind === 'tell') socket?.tell(data.event, data.payload);
  else socket?.[data.kind]();
});
