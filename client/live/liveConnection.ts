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
  centreChangedSchema,
  directiveChangedSchema,
  escalationChangedSchema,
  type RuleChanged,
  ruleChangedSchema,
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
import type { LiveSocket, SocketNews } from './liveSocket.ts';
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
  /** Something arrived that this page cannot read, or a part of it is not there any more: it is older than the server. */
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

/** Refused by the server (not signed in, restarting): the library does not dial again by itself then. */
const redialAfterRefusalMs = 2_000;

type Read = (message: unknown) => void;

/** Parses what arrives before anybody sees it. */
const reading =
  <T>(handlers: LiveHandlers, schema: z.ZodType<T>, handle: (message: T) => void): Read =>
  (message) => {
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

/** How each change is read, by its event. */
function changeReaders({ topics, tallies, handlers }: Bound): Readonly<Record<string, Read>> {
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
  return {
    'area:changed': numbered(areaChangedSchema, ({ cells }) => cells.map(cellEntry), handlers.onAreaChanged),
    'alert:changed': numbered(
      alertChangedSchema,
      ({ alerts }) => alerts.map(alertEntry),
      handlers.onAlertChanged,
    ),
    'site:changed': numbered(
      siteChangedSchema,
      ({ standings }) => standings.map(siteEntry),
      handlers.onSiteChanged,
    ),
    'escalation:changed': numbered(
      escalationChangedSchema,
      ({ escalations }) => escalations.map(escalationEntry),
      handlers.onEscalationChanged,
    ),
    'directive:changed': numbered(
      directiveChangedSchema,
      ({ directives }) => directives.map(directiveEntry),
      handlers.onDirectiveChanged,
    ),
    'centre:changed': reading(handlers, centreChangedSchema, (centre) => {
      handlers.onCentre(centre);
      const missed = centre.now - lastBeatAt;
      lastBeatAt = centre.now;
      // Half the memory: two beats can lie further apart than they should.
      if (missed > (beatsOfMemory / 2) * 1_000) topics.rejoinAll();
      else topics.compare(centre);
    }),
  };
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

/** The link to the server over a socket: what it brings arrives parsed, in order and without gaps. */
export function createLiveConnection(handlers: LiveHandlers, socket: LiveSocket): LiveConnection {
  let isConnected = false;
  const ask = <T>(schema: z.ZodType<T>, ...question: Parameters<LiveSocket['ask']>): Promise<Result<T>> =>
    isConnected ? answer(schema, socket.ask(...question)) : Promise.resolve(failure('no-answer'));

  const tallies = createTopicTallies();
  const topics = createTopicFollower({
    join: (topic) => ask(snapshotSchema, 'topic:join', { topic }),
    leave: (topic) => void ask(leftSchema, 'topic:leave', { topic }),
    onSnapshot: (snapshot) => {
      tallies.snapshot(snapshot);
      handlers.onSnapshot(snapshot);
    },
    hashOf: tallies.hashOf,
    onCompared: handlers.onCompared,
  });
  const readers: Readonly<Record<string, Read>> = {
    ...changeReaders({ topics, tallies, handlers }),
    'session:welcomed': reading(handlers, sessionWelcomedSchema, (welcome) => {
      handlers.onWelcome(welcome);
      topics.rejoinAll();
    }),
    'rule:changed': reading(handlers, ruleChangedSchema, handlers.onRuleChanged),
    'screen:changed': reading(handlers, screenChangedSchema, ({ screen }) =>
      handlers.onScreenChanged(screen),
    ),
    'session:ended': () => handlers.onLost('not-signed-in'),
  };

  let redialTimer: ReturnType<typeof setTimeout> | undefined;
  const redialUnless = (willDial: boolean): void => {
    if (!willDial) redialTimer = setTimeout(socket.connect, redialAfterRefusalMs);
  };
  const hear = (news: SocketNews): void => {
    isConnected = news.kind === 'connected' || (news.kind === 'message' && isConnected);
    if (news.kind === 'message') readers[news.event]?.(news.payload);
    else if (news.kind === 'missing') handlers.onUnreadable();
    else if (news.kind === 'refused') {
      handlers.onLost(news.why === 'not-signed-in' ? 'not-signed-in' : 'cut');
      redialUnless(news.willDial);
    } else if (news.kind === 'lost') {
      topics.forgetPositions();
      handlers.onLost('cut');
      redialUnless(news.willDial);
    }
  };
  socket.listen(hear);

  return {
    follow: topics.follow,
    carryOut: (command) => ask(alertAcceptedSchema, `alert:${command.action.kind}`, alertMessageOf(command)),
    handle: (command) => ask<AlertsHandled>(alertsHandledSchema, 'alert:handle', command),
    screenBeat: (facts) => {
      if (isConnected) socket.tell('screen:beat', facts);
    },
    redial: () => {
      clearTimeout(redialTimer);
      socket.disconnect();
      socket.connect();
    },
    close: () => {
      clearTimeout(redialTimer);
      socket.disconnect();
    },
  };
}
