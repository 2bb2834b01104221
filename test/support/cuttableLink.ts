import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A wire between a page and the server that a test can break in several ways, and mend. */
export interface CuttableLink {
  /** `http://127.0.0.1:<port>`; speaks as the server does. */
  readonly url: string;
  readonly port: number;
  /** Ends every connection and refuses new ones. */
  cut(): void;
  /** Ends every connection and mends at once. */
  snap(): void;
  /** Lets nothing through and ends nothing: both sides believe that the other one is silent. */
  hold(): void;
  /** As a proxy whose server is away: connections end, and every request is answered with its own page. */
  answer502(): void;
  mend(): void;
  close(): Promise<void>;
}

type State = 'whole' | 'cut' | 'held' | '502';

const proxyPage = '<html><body><h1>502 Bad Gateway</h1></body></html>';
const answerOf502 = `HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: ${proxyPage.length}\r\nConnection: close\r\n\r\n${proxyPage}`;

export async function startCuttableLink(serverUrl: string): Promise<CuttableLink> {
  const { hostname, port } = new URL(serverUrl);
  const open = new Set<Socket>();
  /** What goes on when the wire is whole again. */
  const held = new Set<() => void>();
  const flowing = new Set<() => void>();
  let state: State = 'whole';

  const keep = (socket: Socket): void => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    // A cut wire is what this is for; its errors are not news.
    socket.on('error', () => socket.destroy());
  };
  const join = (near: Socket): void => {
    const far = connect(Number(port), hostname);
    keep(far);
    const flow = (): void => {
      near.pipe(far).pipe(near);
    };
    const stop = (): void => {
      near.unpipe(far);
      far.unpipe(near);
      near.pause();
      far.pause();
      held.add(flow);
    };
    flow();
    flowing.add(stop);
    for (const socket of [near, far])
      socket.on('close', () => {
        flowing.delete(stop);
        held.delete(flow);
        near.destroy();
        far.destroy();
      });
  };
  const server = createServer((near) => {
    keep(near);
    if (state === 'cut') near.destroy();
    else if (state === '502') near.once('data', () => near.end(answerOf502));
    else if (state === 'held') held.add(() => join(near));
    else join(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endAll = (): void => {
    for (const socket of open) socket.destroy();
    held.clear();
  };
  const own = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${own}`,
    port: own,
    cut: () => {
      state = 'cut';
      endAll();
    },
    snap: endAll,
    hold: () => {
      state = 'held';
      for (const stop of flowing) stop();
    },
    answer502: () => {
      state = '502';
      endAll();
    },
    mend: () => {
      state = 'whole';
      for (const flow of held) flow();
      held.clear();
    },
    close: async () => {
      endAll();
      server.close();
      await once(server, 'close');
    },
  };
}
