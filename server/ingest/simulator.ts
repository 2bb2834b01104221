// Station 1 of a reading: the demo feed. It writes through the same door as every real source and has no other.
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '#server/log.ts';
import type { Demo, Profile } from '#shared/profile/profile.ts';
import { createDemoModel, type DemoModel, type DemoPoint } from './demoModel.ts';
import { backfillPoints, comparedPoints, duePoints, earlierReports, tickMs } from './demoSchedule.ts';
import { createLineSender, type Delivery } from './lineSender.ts';
import { printLine } from './printLine.ts';

export interface SimulatorOptions {
  /** Address of the server's own v2 write endpoint. */
  readonly writeUrl: string;
  readonly token: string;
  readonly profile: Profile;
  readonly demo: Demo;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly log: Pick<Log, 'info' | 'warn'>;
  /** Resolves after `ms`, or at once when `signal` ends; for tests. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface Simulator {
  /** Starts the story and the feed, once in a simulator's life. `backfill`: also write what came before: a day, and what it is compared with. */
  start(options: { readonly backfill: boolean }): void;
  /** Resolves when nothing is being sent any more. */
  stop(): Promise<void>;
}

/** Computing and printing a body takes about 50 ms of the server's own thread: no more at once. */
const linesInBody = 2_000;
const firstBackOffMs = 1_000;
const longestBackOffMs = 30_000;

const waitReal = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined);

/** Prints points with the types that their indicators have for ever: InfluxDB refuses a field that changes its type. */
function createPrinter(profile: Profile): (point: DemoPoint) => string {
  const fractions = new Set<string>(
    profile.indicators
      .filter(({ decimals, measure }) => measure === 'value' && decimals > 0)
      .map(({ id }) => id),
  );
  return (point) =>
    printLine(point, { isInteger: (field) => !fractions.has(`${point.measurement}.${field}`) });
}

/** Says when sending stops working and when it works again, once each: a night without server is two log lines. */
function createOutageLog(log: SimulatorOptions['log']): (delivery: Delivery) => void {
  let isOut = false;
  return (delivery) => {
    if (delivery.outcome === 'kept') {
      if (isOut) log.info({}, 'the demo feed is accepted again');
      isOut = false;
      return;
    }
    if (!isOut) log.warn({ reason: delivery.reason }, `the demo feed is ${delivery.outcome}`);
    isOut = true;
  };
}

interface Feed {
  send(points: readonly DemoPoint[]): Promise<Delivery>;
  /** A refused body is left, one that the server could not take is sent until it can. */
  sendUntilTaken(points: readonly DemoPoint[]): Promise<void>;
}

type Wait = NonNullable<SimulatorOptions['wait']>;

function createFeed(options: SimulatorOptions, wait: Wait, signal: AbortSignal): Feed {
  const sender = createLineSender(options);
  const print = createPrinter(options.profile);
  const report = createOutageLog(options.log);
  const send = async (points: readonly DemoPoint[]): Promise<Delivery> => {
    let delivery: Delivery = { outcome: 'kept' };
    for (let from = 0; from < points.length && delivery.outcome !== 'away'; from += linesInBody) {
      delivery = await sender.send(points.slice(from, from + linesInBody).map(print), signal);
      if (!signal.aborted) report(delivery);
    }
    return delivery;
  };
  return {
    send,
    sendUntilTaken: async (points) => {
      let backOffMs = firstBackOffMs;
      while (!signal.aborted && (await send(points)).outcome === 'away') {
        await wait(backOffMs, signal);
        backOffMs = Math.min(2 * backOffMs, longestBackOffMs);
      }
    },
  };
}

function* pastPoints(model: DemoModel, untilAt: number): Generator<DemoPoint[]> {
  yield* earlierReports(model, untilAt);
  yield* backfillPoints(model, untilAt);
  yield* comparedPoints(model, untilAt);
}

async function fillBack(
  points: Iterable<readonly DemoPoint[]>,
  feed: Feed,
  signal: AbortSignal,
): Promise<void> {
  let body: DemoPoint[] = [];
  for (const moment of points) {
    if (signal.aborted) return;
    if (body.length + moment.length > linesInBody) {
      await feed.sendUntilTaken(body);
      body = [];
    }
    body.push(...moment);
  }
  await feed.sendUntilTaken(body);
}

/** The demo feed. Nothing that the server answers ends it; a stop does. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const { profile, demo, clock, log, wait = waitReal } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const feed = createFeed(options, wait, signal);
  let running: Promise<unknown> = Promise.resolve();

  const keepTicking = async (model: DemoModel): Promise<void> => {
    // null: everything is due, at the start and after an outage, whose readings are gone as a real source's would be.
    let before: number | null = null;
    let backOffMs = firstBackOffMs;
    while (!signal.aborted) {
      const at = clock();
      // A clock that was set back would leave nothing due until it has caught up.
      const since: number | null = before !== null && before <= at ? before : null;
      const isAway: boolean = (await feed.send(duePoints(model, since, at))).outcome === 'away';
      before = isAway ? null : at;
      await wait(isAway ? backOffMs : tickMs - (clock() % tickMs), signal);
      backOffMs = isAway ? Math.min(2 * backOffMs, longestBackOffMs) : firstBackOffMs;
    }
  };

  return {
    start: ({ backfill }) => {
      const startAt = clock();
      const model = createDemoModel({ profile, demo, storyStartAt: startAt });
      const history = backfill ? pastPoints(model, startAt) : [];
      // Together: the wall is full after the first tick, while the history is still coming in.
      running = Promise.all([keepTicking(model), fillBack(history, feed, signal)]).catch((error: unknown) =>
        // A fault in a demonstration must not take the centre down with it.
        log.warn({ error }, 'the demo feed ended by a fault'),
      );
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
