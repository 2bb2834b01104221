import { createLiveConnection } from '#client/live/liveConnection.ts';
import { dialServer } from '#client/live/liveSocket.ts';
import type { Topic } from '#shared/protocol/events.ts';
import { startCuttableLink } from './cuttableLink.ts';
import type { TestServer } from './testServer.ts';

export interface CutStormGiven {
  readonly server: TestServer;
  readonly cookie: string;
  readonly topics: readonly Topic[];
  readonly clients: number;
  readonly cutsEach: number;
  /** Between 0 and 1. */
  readonly random: () => number;
}

/** What came of the cuts. */
export interface CutStormOutcome {
  /** From the welcome after each cut to the last topic whose state hashes to the server's, ms. */
  readonly mendedAfterMs: readonly number[];
  /** Comparisons with the server's hash at the same position, and those that differed. */
  readonly compared: number;
  readonly different: number;
}

/** Two thirds are snapped in the middle of whatever flows; the others stay silent for a moment first. */
async function runClient(
  { server, cookie, topics, cutsEach, random }: CutStormGiven,
  outcome: { mendedAfterMs: number[]; compared: number; different: number },
): Promise<void> {
  const link = await startCuttableLink(server.url);
  const missing = new Set<Topic>();
  let welcomedAt = 0;
  let mended: () => void = () => undefined;
  const connection = createLiveConnection(
    {
      onWelcome: () => {
        welcomedAt = performance.now();
        for (const topic of topics) missing.add(topic);
      },
      onCompared: (topic, isSame) => {
        outcome.compared += 1;
        if (!isSame) outcome.different += 1;
        else if (missing.delete(topic) && missing.size === 0) mended();
      },
      onCentre: () => undefined,
      onSnapshot: () => undefined,
      onAreaChanged: () => undefined,
      onAlertChanged: () => undefined,
      onSiteChanged: () => undefined,
      onScreenChanged: () => undefined,
      onDirectiveChanged: () => undefined,
      onEscalationChanged: () => undefined,
      onRuleChanged: () => undefined,
      onHeard: () => undefined,
      onUnreadable: () => {
        outcome.different += 1;
      },
      onLost: () => undefined,
    },
    dialServer({ isEager: true, address: { url: link.url, headers: { cookie } } }),
  );
  const whole = (): Promise<void> =>
    new Promise((resolve) => {
      mended = resolve;
    });
  const first = whole();
  for (const topic of topics) connection.follow(topic);
  await first;
  for (let cut = 0; cut < cutsEach; cut += 1) {
    // Somewhere between two ticks of the server.
    await new Promise((resolve) => setTimeout(resolve, 1_100 * random()));
    const after = whole();
    if (random() < 1 / 3) {
      link.hold();
      await new Promise((resolve) => setTimeout(resolve, 300 * random()));
    }
    link.snap();
    link.mend();
    await after;
    outcome.mendedAfterMs.push(performance.now() - welcomedAt);
  }
  connection.close();
  await link.close();
}

/** Cuts many pages' links at random moments while the server's state moves on, with the product's own client. */
export async function runCutStorm(given: CutStormGiven): Promise<CutStormOutcome> {
  const outcome = { mendedAfterMs: [] as number[], compared: 0, different: 0 };
  await Promise.all(Array.from({ length: given.clients }, () => runClient(given, outcome)));
  return outcome;
}

/** A repeatable source of randomness (mulberry32). */
export function aRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
