import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import {
  type AlertAccepted,
  type AlertCommand,
  type AlertHandle,
  type AlertsHandled,
  alertAcceptedSchema,
  alertMessageOf,
  alertsHandledSchema,
} from '#shared/protocol/alertCommands.ts';
import {
  alertChangedSchema,
  areaChangedSchema,
  beatsOfMemory,
  type CentreChanged,
  type ClientEvents,
  centreChangedSchema,
  directiveChangedSchema,
  escalationChangedSchema,
  type RuleChanged,
  ruleChangedSchema,
  type ServerEvents,
  type SessionWelcomed,
  type Snapshot,
  screenChangedSchema,
  sessionWelcomedSchema,
  siteChangedSchema,
  snapshotSchema,
  type Topic,
} from '#shared/protocol/events.ts';
import { failure, type Result, resultSchema } from '#shared/protocol/result.ts';
import {
  alertEntry,
  cellEntry,
  directiveEntry,
  escalationEntry,
  type StateEntry,
  siteEntry,
} from '#shared/protocol/stateHash.ts';
import type { Screen, ScreenFacts } from '#shared/screen/screen.ts';
import { createTopicFollower, type Position, type TopicFollower } from './topicFollower.ts';
import { createTopicTallies, type TopicTallies } from './topicTallies.ts';

export type AreaChanged = z.infer<typeof areaChangedSchema>;
export type AlertChanged = z.infer<typeof alertChangedSchema>;
export type SiteChanged = z.infer<typeof siteChangedSchema>;
export type DirectiveChanged = z.infer<typeof directiveChangedSchema>;
export type EscalationChanged = z.infer<typeof escalationChangedSchema>;

/** What the connection tells the spine. Change messages arrive here already in order and without gaps. */
export interface LiveHandlers {
  onWelcome(welcome: SessionWelcomed): void;
  onCentre(centre: CentreChanged): void;
  onSnapshot(snapshot: Snapshot): void;
  onAreaChanged(change: AreaChanged): void;
  onAlertChanged(change: AlertChanged): void;
  onSiteChanged(change: SiteChanged): void;
  onDirectiveChanged(change: DirectiveChanged): void;
  onEscalationChanged(change: EscalationChanged): void;
  onRuleChanged(change: RuleChanged): void;
  /** Only to a page that is a paired screen. */
  onScreenChanged(screen: Screen): void;
  /** Something arrived: the link is alive. */
  onHeard(): void;
  /** Something arrived that this page cannot read: it is older than the server. */
  onUnreadable(): void;
  onLost(reason: 'cut' | 'not-signed-in'): void;
  /** A topic's state was held against the server's. A different one is being mended already. */
  onCompared(topic: Topic, isSame: boolean): void;
}

export interface LiveConnection {
  /** Follows a topic until the returned function is called. Several followers of a topic join once. */
  follow(topic: Topic): () => void;
  /** One action on one alert. */
  carryOut(command: AlertCommand): Promise<Result<AlertAccepted>>;
  /** One action on many alerts, in one message. */
  handle(command: AlertHandle): Promise<Result<AlertsHandled>>;
  /** How this paired screen is doing; lost when there is no link. */
  screenBeat(facts: ScreenFacts): void;
  /** Drops the link and dials again at once; for a link that looks open but is silent. */
  redial(): void;
  close(): void;
}

/** How long an answer may take. A lost one is asked again by hand with the same operation id. */
const replyTimeoutMs = 8_000;
/** Refused by the server (not signed in, restarting): the library does not dial again by itself then. */
const redialAfterRefusalMs = 2_000;

type LiveSocket = Socket<ServerEvents, ClientEvents>;

/** Parses what arrives before anybody sees it. */
const reading =
  <T>(handlers: LiveHandlers, schema: z.ZodType<T>, handle: (message: T) => void) =>
  (message: unknown): void => {
    const parsed = schema.safeParse(message);
    if (parsed.success) handle(parsed.data);
    else handlers.onUnreadable();
    // After the message: it may have set the clock that this is written down with.
    handlers.onHeard();
  };

interface Bound {
  readonly topics: TopicFollower;
  readonly tallies: TopicTallies;
  readonly handlers: LiveHandlers;
}

function bindChanges(socket: LiveSocket, { topics, tallies, handlers }: Bound): void {
  let lastBeatAt = Number.POSITIVE_INFINITY;
  /** `entriesOf`: what a change says of the state, for its hash. */
  const numbered = <T extends Position>(
    schema: z.ZodType<T>,
    entriesOf: (change: T) => StateEntry[],
    handle: (change: T) => void,
  ) =>
    reading(handlers, schema, (change) => {
      if (!topics.accepts(change)) return;
      tallies.changed(change.topic, entriesOf(change));
      handle(change);
    });
  socket.on(
    'area:changed',
    numbered(areaChangedSchema, ({ cells }) => cells.map(cellEntry), handlers.onAreaChanged),
  );
  socket.on(
    'alert:changed',
    numbered(alertChangedSchema, ({ alerts }) => alerts.map(alertEntry), handlers.onAlertChanged),
  );
  socket.on(
    'site:changed',
    numbered(siteChangedSchema, ({ standings }) => standings.map(siteEntry), handlers.onSiteChanged),
  );
  socket.on(
    'escalation:changed',
    numbered(
      escalationChangedSchema,
      ({ escalations }) => escalations.map(escalationEntry),
      handlers.onEscalationChanged,
    ),
  );
  socket.on(
    'directive:changed',
    numbered(
      directiveChangedSchema,
      ({ directives }) => directives.map(directiveEntry),
      handlers.onDirectiveChanged,
    ),
  );
  socket.on(
    'centre:changed',
    reading(handlers, centreChangedSchema, (centre) => {
      handlers.onCentre(centre);
      const missed = centre.now - lastBeatAt;
      lastBeatAt = centre.now;
      // Half the memory: two beats can lie further apart than they should.
      if (missed > (beatsOfMemory / 2) * 1_000) topics.rejoinAll();
      else topics.compare(centre);
    }),
  );
}

/** Waits for a reply. No reply in time, or none that can be read, is an outcome to the caller, not a bug. */
async function answer<T>(schema: z.ZodType<T>, reply: Promise<unknown>): Promise<Result<T>> {
  try {
    const parsed = resultSchema(schema).safeParse(await reply);
    return parsed.success ? (parsed.data as Result<T>) : failure('internal', 'unreadable answer');
  } catch {
    return failure('no-answer');
  }
}

const leftSchema = z.null();

/** `isEager`: at most 1.5 s between two attempts instead of 7.5, and 4 s for each instead of 8. */
export interface LiveOptions {
  readonly isEager: boolean;
  /** Where the server is; where the page came from by default. */
  readonly address?: { readonly url: string; readonly headers: Readonly<Record<string, string>> };
}

/** The link to the server: websocket only, dials again for ever. */
export function createLiveConnection(
  handlers: LiveHandlers,
  { isEager, address }: LiveOptions,
): LiveConnection {
  const socket: LiveSocket = io(address?.url ?? '', {
    ...(address && { extraHeaders: address.headers, forceNew: true }),
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: isEager ? 1_000 : 5_000,
    timeout: isEager ? 4_000 : 8_000,
  });
  const timed = () => socket.timeout(replyTimeoutMs);

  const tallies = createTopicTallies();
  const topics = createTopicFollower({
    join: (topic) =>
      socket.connected
        ? answer(snapshotSchema, timed().emitWithAck('topic:join', { topic }))
        : Promise.resolve(failure('no-answer')),
    leave: (topic) => {
      if (socket.connected) void answer(leftSchema, timed().emitWithAck('topic:leave', { topic }));
    },
    onSnapshot: (snapshot) => {
      tallies.snapshot(snapshot);
      handlers.onSnapshot(snapshot);
    },
    hashOf: tallies.hashOf,
    onCompared: handlers.onCompared,
  });

  let redialTimer: ReturnType<typeof setTimeout> | undefined;
  bindChanges(socket, { topics, tallies, handlers });
  socket.on(
    'session:welcomed',
    reading(handlers, sessionWelcomedSchema, (welcome) => {
      handlers.onWelcome(welcome);
      topics.rejoinAll();
    }),
  );
  socket.on('rule:changed', reading(handlers, ruleChangedSchema, handlers.onRuleChanged));
  socket.on(
    'screen:changed',
    reading(handlers, screenChangedSchema, ({ screen }) => handlers.onScreenChanged(screen)),
  );
  socket.on('session:ended', () => handlers.onLost('not-signed-in'));
  socket.on('disconnect', (reason) => {
    topics.forgetPositions();
    handlers.onLost('cut');
    if (reason === 'io server disconnect')
      redialTimer = setTimeout(() => socket.connect(), redialAfterRefusalMs);
  });
  socket.on('connect_error', (error) => {
    handlers.onLost(error.message === 'not-signed-in' ? 'not-signed-in' : 'cut');
    if (!socket.active) redialTimer = setTimeout(() => socket.connect(), redialAfterRefusalMs);
  });

  return {
    follow: topics.follow,
    carryOut: (command) =>
      socket.connected
        ? answer(
            alertAcceptedSchema,
            timed().emitWithAck(`alert:${command.action.kind}`, alertMessageOf(command)),
          )
        : Promise.resolve(failure('no-answer')),
    handle: (command) =>
      socket.connected
        ? answer<AlertsHandled>(alertsHandledSchema, timed().emitWithAck('alert:handle', command))
        : Promise.resolve(failure('no-answer')),
    screenBeat: (facts) => {
      if (socket.connected) socket.emit('screen:beat', facts);
    },
    redial: () => {
      clearTimeout(redialTimer);
      socket.disconnect();
      socket.connect();
    },
    close: () => {
      clearTimeout(redialTimer);
      socket.close();
    },
  };
}
