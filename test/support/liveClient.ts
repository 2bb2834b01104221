import { io, type Socket } from 'socket.io-client';
import {
  type AlertAccepted,
  type AlertCommand,
  type AlertHandle,
  type AlertsHandled,
  alertMessageOf,
} from '#shared/protocol/alertCommands.ts';
import type {
  ClientEvents,
  ServerEvents,
  SessionWelcomed,
  Snapshot,
  Topic,
} from '#shared/protocol/events.ts';
import type { Result } from '#shared/protocol/result.ts';

export type ServerEvent = keyof ServerEvents;
export type PayloadOf<E extends ServerEvent> = Parameters<ServerEvents[E]>[0];

/** A page, as far as the live stream is concerned. Remembers everything that it was told. */
export interface LiveClient {
  readonly socket: Socket<ServerEvents, ClientEvents>;
  readonly welcome: SessionWelcomed;
  join(topic: Topic): Promise<Result<Snapshot>>;
  leave(topic: Topic): Promise<Result<null>>;
  carryOut(command: AlertCommand): Promise<Result<AlertAccepted>>;
  handle(command: AlertHandle): Promise<Result<AlertsHandled>>;
  /** The first message that fits, whether it came already or is still to come. */
  heard<E extends ServerEvent>(event: E, fits?: (payload: PayloadOf<E>) => boolean): Promise<PayloadOf<E>>;
  /** Every message of the kind so far, in order. */
  messages<E extends ServerEvent>(event: E): PayloadOf<E>[];
  /** Resolves with the reason when the link has ended. */
  ended(): Promise<string>;
  close(): void;
}

export interface ConnectOptions {
  readonly cookie?: string;
  readonly origin?: string;
}

/** Longer than any test should take; says what came instead of only "timed out". */
const patienceMs = 10_000;

const serverEvents: readonly ServerEvent[] = [
  'session:welcomed',
  'session:ended',
  'centre:changed',
  'area:changed',
  'alert:changed',
  'site:changed',
  'directive:changed',
  'escalation:changed',
  'rule:changed',
  'screen:changed',
];

/** Everything that arrives, and who waits for something that has not. */
function createMailbox(socket: Socket<ServerEvents, ClientEvents>) {
  const came: { readonly event: ServerEvent; readonly payload: unknown }[] = [];
  const waiting = new Set<() => void>();
  for (const event of serverEvents)
    socket.on(event, (payload?: unknown) => {
      came.push({ event, payload });
      for (const look of [...waiting]) look();
    });
  const messages = <E extends ServerEvent>(event: E): PayloadOf<E>[] =>
    came.filter((one) => one.event === event).map((one) => one.payload as PayloadOf<E>);
  const heard = <E extends ServerEvent>(
    event: E,
    fits: (payload: PayloadOf<E>) => boolean = () => true,
  ): Promise<PayloadOf<E>> =>
    new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => {
        waiting.delete(look);
        const instead = JSON.stringify(messages(event).slice(-3));
        reject(new Error(`no fitting "${event}" came; the last ones were ${instead}`));
      }, patienceMs);
      const look = (): void => {
        const index = messages(event).findIndex(fits);
        if (index < 0) return;
        clearTimeout(giveUp);
        waiting.delete(look);
        resolve(messages(event)[index] as PayloadOf<E>);
      };
      waiting.add(look);
      look();
    });
  return { messages, heard };
}

/** Connects and waits for the welcome. Rejects with the server's refusal ("not-signed-in"). */
export async function connectLive(url: string, { cookie, origin }: ConnectOptions = {}): Promise<LiveClient> {
  const extraHeaders: Record<string, string> = {};
  if (cookie !== undefined) extraHeaders.cookie = cookie;
  if (origin !== undefined) extraHeaders.origin = origin;
  const socket: Socket<ServerEvents, ClientEvents> = io(url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders,
  });
  const mailbox = createMailbox(socket);
  const ended = new Promise<string>((resolve) => socket.once('disconnect', resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
  });
  const asking = () => socket.timeout(patienceMs);
  return {
    ...mailbox,
    socket,
    welcome: await mailbox.heard('session:welcomed'),
    join: (topic) => asking().emitWithAck('topic:join', { topic }),
    leave: (topic) => asking().emitWithAck('topic:leave', { topic }),
    carryOut: (command) => asking().emitWithAck(`alert:${command.action.kind}`, alertMessageOf(command)),
    handle: (command) => asking().emitWithAck('alert:handle', command),
    ended: () => ended,
    close: () => void socket.close(),
  };
}
