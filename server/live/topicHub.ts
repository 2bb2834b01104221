import type { AlertBook } from '#server/alert/alertBook.ts';
import type { BookChange } from '#server/alert/bookKeeper.ts';
import type { DirectiveBook } from '#server/directive/directiveBook.ts';
import type { EscalationBook } from '#server/escalation/escalationBook.ts';
import type { Publisher } from '#server/indicator/acceptance.ts';
import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { LiveValues } from '#server/indicator/liveValues.ts';
import type { SiteBook } from '#server/site/siteBook.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Directive } from '#shared/directive/directive.ts';
import type { Escalation } from '#shared/escalation/escalation.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import { type CellCode, type CellCoder, createCellCoder } from '#shared/protocol/cellCode.ts';
import {
  beatsOfMemory,
  type CentreChanged,
  type ServerEvents,
  type Snapshot,
  type Topic,
} from '#shared/protocol/events.ts';
import { encodeStanding, type SiteCode } from '#shared/protocol/siteCode.ts';
import {
  alertEntry,
  cellEntry,
  createStateTally,
  directiveEntry,
  escalationEntry,
  type StateEntry,
  type StateTally,
  siteEntry,
  unheardEntry,
} from '#shared/protocol/stateHash.ts';
import type { SiteId, SiteStanding } from '#shared/site/site.ts';

/** A room is a topic within what its members may see: everybody in it gets the same bytes. */
export type Room = string & { readonly room: true };

/** The events that tell a room what changed in its topic. */
export type ChangeEvent =
  | 'area:changed'
  | 'alert:changed'
  | 'site:changed'
  | 'directive:changed'
  | 'escalation:changed';

/** How messages leave. `hasMembers` spares the work for rooms nobody is in. */
export interface RoomSender {
  send<E extends ChangeEvent>(room: Room, event: E, payload: Parameters<ServerEvents[E]>[0]): void;
  hasMembers(room: Room): boolean;
}

interface TopicHubParts {
  readonly catalogue: Catalogue;
  readonly liveValues: LiveValues;
  readonly siteBook: SiteBook;
  readonly book: () => AlertBook;
  readonly directives: () => Pick<DirectiveBook, 'open'>;
  readonly escalations: () => Pick<EscalationBook, 'standing'>;
  readonly sender: RoomSender;
  readonly epoch: string;
  readonly clock: () => number;
}

/** Station 7 of a reading: collects changes per room and sends each room one message per tick, numbered. */
export interface TopicHub extends Publisher {
  alerts(change: BookChange): void;
  /** Told at once: there are a few an hour, and somebody waits for each. */
  directive(directive: Directive): void;
  escalations(changed: readonly Escalation[]): void;
  /** undefined when there is no such topic. */
  snapshot(topic: Topic, scope: AreaId): Snapshot | undefined;
  /** Sends what changed since the last time: values and sites once a second, alerts as soon as may be. */
  flushValues(): void;
  flushAlerts(): void;
  /** Where the topics that changed lately stand, for the heartbeat of one scope, and what their states hash to. */
  recent(scope: AreaId): Pick<CentreChanged, 'seqs' | 'hashes'>;
  nextBeat(): void;
}

const areaTopic = (area: AreaId): Topic => `area:${area}`;
/** Area topics are the same for everybody who may follow them; the others are cut to the user's own area. */
export const roomOf = (topic: Topic, scope: AreaId): Room =>
  (topic.startsWith('area:') ? topic : `${topic}@${scope}`) as Room;

export function createTopicHub({
  catalogue,
  liveValues,
  siteBook,
  book,
  directives,
  escalations,
  sender,
  epoch,
  clock,
}: TopicHubParts): TopicHub {
  const { tree } = catalogue;
  const indicators = catalogue.profile.indicators.map(({ id }) => id);
  const scopes = catalogue.profile.areas.map(({ id }) => id);
  const coders = new Map<Topic, CellCoder>();
  const seqs = new Map<Room, number>();
  const changedAtBeat = new Map<Room, number>();
  const cells = new Map<Topic, Map<string, Cell>>();
  /** What was told to each room, as long as every change of it is: a room that was empty meanwhile has none. */
  const tallies = new Map<Room, StateTally>();
  /** Newest of each site: what flaps within a tick is told once. */
  const sites = new Map<SiteId, SiteStanding>();
  const sitePlaces = new Map(catalogue.profile.sites.map(({ id }, place) => [id, place]));
  let alerts: BookChange = { alerts: [], annunciations: [] };
  let beat = 0;

  const areasOf = (area: AreaId): AreaId[] => [area, ...tree.childrenOf(area).map(({ id }) => id)];
  const coderOf = (area: AreaId): CellCoder => {
    const topic = areaTopic(area);
    const coder = coders.get(topic) ?? createCellCoder({ areas: areasOf(area), indicators });
    coders.set(topic, coder);
    return coder;
  };
  const seqOf = (room: Room): number => seqs.get(room) ?? 0;
  const position = (topic: Topic, room: Room) => ({ topic, epoch, seq: seqOf(room) });
  const advance = (topic: Topic, room: Room) => {
    seqs.set(room, seqOf(room) + 1);
    changedAtBeat.set(room, beat);
    return position(topic, room);
  };
  const scopesFollowing = (topic: Topic): AreaId[] =>
    scopes.filter((scope) => sender.hasMembers(roomOf(topic, scope)));
  const forgetUnfollowed = (topic: Topic): void => {
    for (const scope of scopes)
      if (!sender.hasMembers(roomOf(topic, scope))) tallies.delete(roomOf(topic, scope));
  };

  /** The topic that a room is to somebody of this scope; null when it is not theirs. */
  const topicFor = (scope: AreaId, room: Room): Topic | null => {
    if (room.startsWith('area:'))
      return tree.isWithin(room.slice('area:'.length) as AreaId, scope) ? room : null;
    return (
      ['alerts', 'sites', 'directives', 'escalations'].find((topic) => roomOf(topic, scope) === room) ?? null
    );
  };

  const collect = (area: AreaId | null, cell: Cell): void => {
    if (area === null) return;
    if (!sender.hasMembers(roomOf(areaTopic(area), area))) {
      tallies.delete(roomOf(areaTopic(area), area));
      // What waited is outrun by this cell: somebody who comes before the tick would get it after the newer snapshot.
      cells.delete(areaTopic(area));
      return;
    }
    const waiting = cells.get(areaTopic(area)) ?? new Map<string, Cell>();
    cells.set(areaTopic(area), waiting.set(`${cell.indicator}@${cell.area}`, cell));
  };

  const encoded = (area: AreaId, changed: readonly Cell[]): CellCode[] =>
    changed.map((cell) => coderOf(area).encode(cell)).filter((code) => code !== null);

  /** The hash of a whole state: told at once from what is known and waits, or counted from the beginning. */
  const hashOf = (room: Room, waiting: readonly StateEntry[], whole: () => StateEntry[]): string => {
    const known = tallies.get(room);
    const tally = known ?? createStateTally();
    tally.put(known ? waiting : whole());
    tallies.set(room, tally);
    return tally.hash();
  };

  const flushCells = (topic: Topic, waiting: ReadonlyMap<string, Cell>): void => {
    const area = topic.slice('area:'.length) as AreaId;
    const room = roomOf(topic, area);
    const codes = encoded(area, [...waiting.values()]);
    tallies.get(room)?.put(codes.map(cellEntry));
    sender.send(room, 'area:changed', { ...advance(topic, room), cells: codes });
  };

  const areaSnapshot = (topic: Topic): Snapshot | undefined => {
    const area = topic.slice('area:'.length) as AreaId;
    if (!tree.get(area)) return undefined;
    // What is waiting for the next tick is in this snapshot already; sent again it changes nothing.
    const areas = areasOf(area);
    const room = roomOf(topic, area);
    const codes = encoded(area, liveValues.cellsOf(areas));
    const waiting = encoded(area, [...(cells.get(topic)?.values() ?? [])]);
    const hash = hashOf(room, waiting.map(cellEntry), () => codes.map(cellEntry));
    return { kind: 'area', ...position(topic, room), hash, areas, cells: codes };
  };

  const isSiteWithin = (site: SiteId, scope: AreaId): boolean => {
    const area = catalogue.sites.get(site)?.area;
    return area !== undefined && tree.isWithin(area, scope);
  };
  const siteCodes = (standings: Iterable<SiteStanding>, scope: AreaId): SiteCode[] =>
    [...standings].flatMap((standing) => {
      const place = sitePlaces.get(standing.site);
      const isTheirs = place !== undefined && isSiteWithin(standing.site, scope);
      return isTheirs ? [encodeStanding(place, standing)] : [];
    });
  const sitesSnapshot = (scope: AreaId) => {
    const known = siteBook.all();
    const heard = new Set(known.map(({ site }) => site));
    const unheard = catalogue.profile.sites.filter(({ id }) => !heard.has(id) && isSiteWithin(id, scope));
    return {
      standings: siteCodes(
        known.filter(({ state }) => state !== 'up'),
        scope,
      ),
      unheard: unheard.flatMap(({ id }) => sitePlaces.get(id) ?? []),
    };
  };
  const alertsWithin = (change: BookChange, scope: AreaId) => ({
    alerts: change.alerts.filter(({ area }) => tree.isWithin(area, scope)),
    annunciations: change.annunciations.filter(([, , area]) => tree.isWithin(area, scope)),
  });

  const flushAlerts = (): void => {
    if (alerts.alerts.length === 0) return;
    forgetUnfollowed('alerts');
    for (const scope of scopesFollowing('alerts')) {
      const room = roomOf('alerts', scope);
      const change = alertsWithin(alerts, scope);
      tallies.get(room)?.put(change.alerts.map(alertEntry));
      sender.send(room, 'alert:changed', { ...advance('alerts', room), ...change });
    }
    alerts = { alerts: [], annunciations: [] };
  };

  return {
    cells: (changed) => {
      for (const cell of changed) {
        collect(cell.area, cell);
        collect(tree.get(cell.area)?.parent ?? null, cell);
      }
    },
    sites: (changed) => {
      for (const standing of changed) sites.set(standing.site, standing);
    },
    alerts: (change) => {
      alerts = {
        alerts: [...alerts.alerts, ...change.alerts],
        annunciations: [...alerts.annunciations, ...change.annunciations],
      };
    },
    directive: (directive) => {
      forgetUnfollowed('directives');
      for (const scope of scopesFollowing('directives').filter((id) => tree.isWithin(directive.area, id))) {
        const room = roomOf('directives', scope);
        tallies.get(room)?.put([directiveEntry(directive)]);
        sender.send(room, 'directive:changed', { ...advance('directives', room), directives: [directive] });
      }
    },
    escalations: (changed) => {
      forgetUnfollowed('escalations');
      for (const scope of scopesFollowing('escalations')) {
        const within = changed.filter(({ area }) => tree.isWithin(area, scope));
        if (within.length === 0) continue;
        const room = roomOf('escalations', scope);
        tallies.get(room)?.put(within.map(escalationEntry));
        sender.send(room, 'escalation:changed', { ...advance('escalations', room), escalations: within });
      }
    },
    snapshot: (topic, scope) => {
      if (topic.startsWith('area:')) return areaSnapshot(topic);
      // What waits is in the snapshot already; an annunciation that came again after it would be counted twice.
      flushAlerts();
      const room = roomOf(topic, scope);
      const place = position(topic, room);
      const isHere = ({ area }: { readonly area: AreaId }): boolean => tree.isWithin(area, scope);
      if (topic === 'directives') {
        const open = directives().open().filter(isHere);
        const hash = hashOf(room, [], () => open.map(directiveEntry));
        return { kind: 'directives', ...place, hash, directives: open };
      }
      if (topic === 'escalations') {
        const standing = escalations().standing().filter(isHere);
        const hash = hashOf(room, [], () => standing.map(escalationEntry));
        return { kind: 'escalations', ...place, hash, escalations: standing };
      }
      if (topic === 'sites') {
        const known = sitesSnapshot(scope);
        const whole = () => [...known.unheard.map(unheardEntry), ...known.standings.map(siteEntry)];
        const hash = hashOf(room, siteCodes(sites.values(), scope).map(siteEntry), whole);
        return { kind: 'sites', ...place, hash, ...known };
      }
      const known = alertsWithin(
        { alerts: book().open(), annunciations: book().annunciations(clock()) },
        scope,
      );
      const hash = hashOf(room, [], () => known.alerts.map(alertEntry));
      return { kind: 'alerts', ...place, hash, ...known };
    },
    flushValues: () => {
      for (const [topic, waiting] of cells) flushCells(topic, waiting);
      cells.clear();
      if (sites.size === 0) return;
      forgetUnfollowed('sites');
      for (const scope of scopesFollowing('sites')) {
        const room = roomOf('sites', scope);
        const standings = siteCodes(sites.values(), scope);
        tallies.get(room)?.put(standings.map(siteEntry));
        sender.send(room, 'site:changed', { ...advance('sites', room), standings });
      }
      sites.clear();
    },
    flushAlerts,
    recent: (scope) => {
      const seqs: Record<string, number> = {};
      const hashes: Record<string, string> = {};
      for (const [room, changedAt] of changedAtBeat) {
        const topic = beat - changedAt > beatsOfMemory ? null : topicFor(scope, room);
        if (topic === null) continue;
        seqs[topic] = seqOf(room);
        const tally = tallies.get(room);
        if (tally) hashes[topic] = tally.hash();
      }
      return { seqs, hashes };
    },
    nextBeat: () => {
      beat += 1;
    },
  };
}
