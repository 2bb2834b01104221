import { io, type Socket } from 'socket.io-client';
import type { ClientEvents } from '#shared/protocol/events.ts';

/** How to reach the server, and how eagerly. */
export interface LiveOptions {
  /** At most 1.5 s between two attempts instead of 7.5, and 4 s for each instead of 8. */
  readonly isEager: boolean;
  /** Where the server is; where the page came from by default. */
  readonly address?: { readonly url: string; readonly headers: Readonly<Record<string, string>> };
}

/** What a socket says of itself and brings. */
export type SocketNews =
  | { readonly kind: 'connected' }
  | { readonly kind: 'message'; readonly event: string; readonly payload: unknown }
  /** `willDial`: it dials again by itself. */
  | { readonly kind: 'lost'; readonly willDial: boolean }
  | { readonly kind: 'refused'; readonly why: string; readonly willDial: boolean }
  /** Its script is not there: the page is of a release that the server does not have any more. */
  | { readonly kind: 'missing' };

/** The socket as the link needs it, whichever thread it is in. */
export interface LiveSocket {
  /** Says everything to one listener, in order. Called once. */
  listen(listener: (news: SocketNews) => void): void;
  /** Sends what nobody answers. */
  tell(event: keyof ClientEvents, payload: unknown): void;
  /** Rejects when no answer comes within eight seconds: a lost one is asked again by hand with the same operation id. */
  ask(event: keyof ClientEvents, payload: unknown): Promise<unknown>;
  connect(): void;
  disconnect(): void;
}

const replyTimeoutMs = 8_000;

/** Opens a websocket to the server, and dials again for ever. */
export function dialServer({ isEager, address }: LiveOptions): LiveSocket {
  const socket: Socket = io(address?.url ?? '', {
    ...(address && { extraHeaders: address.headers, forceNew: true }),
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: isEager ? 1_000 : 5_000,
    timeout: isEager ? 4_000 : 8_000,
  });
  return {
    listen: (listener) => {
      socket.on('connect', () => listener({ kind: 'connected' }));
      socket.onAny((event: string, payload: unknown) => listener({ kind: 'message', event, payload }));
      socket.on('disconnect', (reason) =>
        listener({ kind: 'lost', willDial: reason !== 'io server disconnect' }),
      );
      socket.on('connect_error', ({ message }) =>
        listener({ kind: 'refused', why: message, willDial: socket.active }),
      );
    },
    tell: (event, payload) => {
      socket.emit(event, payload);
    },
    ask: (event, payload) => socket.timeout(replyTimeoutMs).emitWithAck(event, payload),
    connect: () => {
      socket.connect();
    },
    disconnect: () => {
      socket.disconnect();
    },
  };
}
