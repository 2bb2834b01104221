import { dialServer, type LiveSocket, type SocketNews } from './liveSocket.ts';
import type { SocketCall, SocketTold } from './socketCalls.ts';

/* The socket of a page in a thread of its own: what arrives in twenty pieces is put together and unpacked here. */

const tell = (told: SocketTold): void => self.postMessage(told);
let socket: LiveSocket | undefined;

/** What the server says of one second comes in several messages: heard apart, the page would think and draw twice. ms. */
const togetherMs = 8;
let waiting: SocketNews[] = [];
let timer: number | undefined;

function tellNews(): void {
  self.clearTimeout(timer);
  timer = undefined;
  if (waiting.length > 0) tell({ kind: 'news', news: waiting });
  waiting = [];
}

function hear(news: SocketNews): void {
  waiting.push(news);
  // That the link is lost is said at once, after what came before it.
  if (news.kind !== 'message') tellNews();
  else timer ??= self.setTimeout(tellNews, togetherMs);
}

/** An answer does not overtake what came before it. */
function tellAnswer(answer: SocketTold): void {
  tellNews();
  tell(answer);
}

self.addEventListener('message', ({ data }: MessageEvent<SocketCall>) => {
  if (data.kind === 'open') {
    socket = dialServer(data.options);
    socket.listen(hear);
  } else if (data.kind === 'ask') {
    const { id } = data;
    socket?.ask(data.event, data.payload).then(
      (reply) => tellAnswer({ kind: 'answer', id, reply }),
      () => tellAnswer({ kind: 'no-answer', id }),
    );
  } else if (data.kind === 'tell') socket?.tell(data.event, data.payload);
  else socket?.[data.kind]();
});
