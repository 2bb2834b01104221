import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { StoredSession } from '#server/user/userStore.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { CentreChanged, ClientEvents, ServerEvents, SessionWelcomed } from '#shared/protocol/events.ts';
import type { User } from '#shared/user/user.ts';
import type { ChangeEvent, Room, RoomSender, TopicHub } from './topicHub.ts';

/** What a connected page carries through its life. Decided once, at the handshake, from its session. */
export interface SocketFacts {
  readonly user: User;
  readonly sessionHash: string;
  readonly expiresAt: number;
}

export type LiveIo = Server<ClientEvents, ServerEvents, Record<string, never>, SocketFacts>;

/** The transport: websocket only; small incoming messages; a dead peer is noticed within 15 s. */
export function createLiveIo(
  httpServer: HttpServer,
  isOwnOrigin: (request: IncomingMessage) => boolean,
): LiveIo {
  return new Server(httpServer, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    pingInterval: 10_000,
    pingTimeout: 5_000,
    perMessageDeflate: false,
    // Another site's page would connect with our cookie: browsers do not hold websockets to the same origin.
    allowRequest: (request, decide) => decide(null, isOwnOrigin(request)),
  });
}

/** Alerts are never dropped, so a page that does not read is cut before it costs a megabyte; it comes back whole. */
const maxWaitingPackets = 500;

/** What is lost of a droppable change is noticed by its number and mended with a snapshot. */
const isDroppable: Readonly<Record<ChangeEvent, boolean>> = {
  'area:changed': true,
  'site:changed': true,
  'alert:changed': false,
  'directive:changed': false,
  'escalation:changed': false,
};

/**
 * What is droppable is dropped for those who do not read, and for them only. Not by the library's "volatile": that drops
 * every message but the first of a tick, because the first one is still being written.
 */
const slowRoom = 'slow';
const slowFromPackets = 10;

export function createRoomSender(io: LiveIo): RoomSender {
  return {
    send: (room: Room, event, payload) => {
      const target = isDroppable[event] ? io.to(room).except(slowRoom) : io.to(room);
      target.emit(event, ...([payload] as Parameters<ServerEvents[typeof event]>));
    },
    hasMembers: (room) => io.sockets.adapter.rooms.has(room),
  };
}

interface LiveServerParts {
  readonly io: LiveIo;
  readonly hub: TopicHub;
  readonly findSession: (cookieHeader: string | undefined) => Promise<StoredSession | null>;
  readonly welcome: () => Omit<SessionWelcomed, 'user'>;
  readonly centre: () => Omit<CentreChanged, 'seqs' | 'hashes'>;
  /** Adds the handlers of one concept to a new connection. */
  readonly handlers: readonly ((socket: LiveSocket) => void)[];
  readonly clock: () => number;
}

export type LiveSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, SocketFacts>;

const scopeRoom = (scope: AreaId): string => `scope:${scope}`;
export const sessionRoom = (sessionHash: string): string => `session:${sessionHash}`;

export interface LiveServer {
  /** Once a second: values, sites, then the heartbeat that carries their positions. */
  beat(): void;
  connections(): number;
}

const waitingPackets = ({ conn }: LiveSocket): number =>
  (conn as unknown as { writeBuffer: readonly unknown[] }).writeBuffer.length;

/** Before a tick's messages: who has not read those of the ticks before gets none of this one. */
function setSlowApart(io: LiveIo): void {
  for (const socket of io.sockets.sockets.values()) {
    const isSlow = waitingPackets(socket) > slowFromPackets;
    if (isSlow !== socket.rooms.has(slowRoom)) void (isSlow ? socket.join(slowRoom) : socket.leave(slowRoom));
  }
}

function cutSlowAndExpired(io: LiveIo, now: number): void {
  for (const socket of io.sockets.sockets.values()) {
    if (waitingPackets(socket) > maxWaitingPackets) socket.disconnect(true);
    if (socket.data.expiresAt > now) continue;
    socket.emit('session:ended');
    socket.disconnect();
  }
}

/** Who connects, what they are told first, and the beat. */
export function createLiveServer({
  io,
  hub,
  findSession,
  welcome,
  centre,
  handlers,
  clock,
}: LiveServerParts): LiveServer {
  io.use((socket, next) => {
    const admit = (session: StoredSession | null): void => {
      if (!session) {
        next(new Error('not-signed-in'));
        return;
      }
      Object.assign(socket.data, {
        user: session.user,
        sessionHash: session.tokenHash,
        expiresAt: session.expiresAt,
      } satisfies SocketFacts);
      next();
    };
    findSession(socket.handshake.headers.cookie).then(admit, () => next(new Error('internal')));
  });

  io.on('connection', (socket) => {
    void socket.join([scopeRoom(socket.data.user.area), sessionRoom(socket.data.sessionHash)]);
    for (const add of handlers) add(socket);
    socket.emit('session:welcomed', { ...welcome(), user: socket.data.user });
  });

  return {
    beat: () => {
      setSlowApart(io);
      hub.flushValues();
      cutSlowAndExpired(io, clock());
      const scopes = new Set([...io.sockets.sockets.values()].map((socket) => socket.data.user.area));
      for (const scope of scopes)
        io.to(scopeRoom(scope))
          .except(slowRoom)
          .emit('centre:changed', {
            ...centre(),
            ...hub.recent(scope),
          });
      hub.nextBeat();
    },
    connections: () => io.sockets.sockets.size,
  };
}
