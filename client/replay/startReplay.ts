import { alertsKnown, annunciationStore } from '#client/alert/alertStore.ts';
import { linkStatus } from '#client/live/linkStatus.ts';
import type { LiveConnection } from '#client/live/liveConnection.ts';
import { pageFacts } from '#client/live/pageFacts.ts';
import { setServerNow } from '#client/live/serverClock.ts';
import { createValueStore } from '#client/live/valueStore.ts';
import { addAnnunciations, createDecoder, writeAlerts } from '#client/liveUpdates.ts';
import { changeSites, writeSites } from '#client/site/siteStore.ts';
import type { AreaId } from '#shared/area/area.ts';
import { createLocalCalendar } from '#shared/import/localInstant.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import type { PageProfile } from '#shared/profile/profile.ts';
import type { Topic } from '#shared/protocol/events.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { paths } from '#shared/protocol/routes.ts';
import { mostReplayIndicators, type ReplayBody, replayBodySchema } from '#shared/replay/replay.ts';
import { createPlayer, type Player, type ReplayState } from './player.ts';
import { parseReplay } from './replayAddress.ts';

/** Where the replay of this page stands; null on a page that is live. */
export const replayState = createValueStore<ReplayState | null>(null);

/** Stands in the place of the link: nothing is followed, and nothing can be done to the past. */
const noConnection: LiveConnection = {
  follow: () => () => undefined,
  carryOut: async () => failure('forbidden'),
  handle: async () => failure('forbidden'),
  screenBeat: () => undefined,
  redial: () => undefined,
  close: () => undefined,
};

/** What the scenes show, whatever kinds of tile they have; more would be read for nobody. */
function shownIndicators({ scenes, indicators }: PageProfile): IndicatorId[] {
  const text = JSON.stringify(scenes);
  return indicators
    .map(({ id }) => id)
    .filter((id) => text.includes(JSON.stringify(id)))
    .slice(0, mostReplayIndicators);
}

async function readReplay(query: Readonly<Record<string, string>>): Promise<Result<ReplayBody>> {
  try {
    const response = await fetch(`${paths.replay}?${new URLSearchParams(query)}`);
    return response.ok ? success(replayBodySchema.parse(await response.json())) : failure('internal');
  } catch {
    // No server, or a proxy's page in its place.
    return failure('store-away');
  }
}

export interface Replay {
  readonly connection: LiveConnection;
  readonly player: Player;
}

const dayMs = 86_400_000;

/**
 * Plays the past into the same stores that the live link writes on a live page. There is no link on this page: what it shows
 * cannot be mixed with what is.
 */
export function startReplay(profile: PageProfile, search: string): Replay {
  const calendar = createLocalCalendar(profile.timeZone);
  const start = parseReplay(search, calendar.instantOf) ?? {
    at: calendar.startOfDay(Date.now()) - dayMs,
    speed: 1 as const,
  };
  const root = profile.areas.find(({ parent }) => parent === null)?.id ?? ('' as AreaId);
  const topic: Topic = `area:${root}`;
  const cells = createDecoder(profile);
  const indicators = shownIndicators(profile).join(',');

  const showNow = (at: number): void => {
    const { playing, speed } = player.get();
    // One step a second: the clock stands between them, and never runs ahead of what is shown.
    setServerNow(at, playing ? Math.min(1, speed) : 0);
    linkStatus.set({ link: 'live', heardAt: at });
  };
  const player = createPlayer({
    start,
    read: ({ fromAt, toAt, everyMs }) =>
      readReplay({ area: root, indicators, from: String(fromAt), to: String(toAt), every: String(everyMs) }),
    showWhole: (body) => {
      showNow(body.fromAt);
      pageFacts.set({ demo: body.demo, release: '' });
      cells.writeWhole(topic, body.cells);
      writeAlerts(body.alerts, true);
      annunciationStore.set(body.annunciations);
      alertsKnown.set(true);
      writeSites(body.standings, body.unheard);
    },
    showStep: (step) => {
      showNow(step.at);
      cells.write(topic, step.cells);
      writeAlerts(step.alerts, false);
      addAnnunciations(step.annunciations);
      changeSites(step.standings);
    },
    onState: (state) => replayState.set(state),
  });
  replayState.set(player.get());
  setServerNow(start.at, 0);
  window.setInterval(player.tick, 1_000);
  return { connection: noConnection, player };
}
