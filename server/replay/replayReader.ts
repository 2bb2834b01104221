import type { AlertJournal, JournalEntry } from '#server/alert/alertJournal.ts';
import { type Catalogue, createCatalogue } from '#server/indicator/catalogue.ts';
import { createHistoryGrids, levelForStep } from '#server/indicator/historyLevel.ts';
import { createLiveValues } from '#server/indicator/liveValues.ts';
import { type ReadingStore, StoreRefusal } from '#server/indicator/readingStore.ts';
import { createPointReader, type Points } from '#server/indicator/seriesPoints.ts';
import { createSiteBook } from '#server/site/siteBook.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import type { Indicator, IndicatorId } from '#shared/indicator/indicator.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import { type CellCode, createCellCoder } from '#shared/protocol/cellCode.ts';
import type { Annunciation } from '#shared/protocol/events.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { encodeStanding, type SiteCode } from '#shared/protocol/siteCode.ts';
import { mostReplaySteps, type ReplayBody, type ReplayStep } from '#shared/replay/replay.ts';
import type { SiteReport, SiteStanding } from '#shared/site/site.ts';

export interface ReplayRequest {
  readonly area: AreaId;
  readonly fromAt: number;
  readonly toAt: number;
  readonly everyMs: number;
  /** All of the profile without it. */
  readonly indicators?: readonly IndicatorId[] | undefined;
  /** The top of what the asker may see. */
  readonly scope: AreaId;
}

/** What the wall showed, or would have shown, at any past moment. */
export interface ReplayReader {
  read(request: ReplayRequest): Promise<Result<ReplayBody>>;
}

interface ReplayReaderParts {
  readonly catalogue: Catalogue;
  readonly store: ReadingStore;
  readonly journal: AlertJournal;
  readonly demo: boolean;
  readonly now: () => number;
}

const hourMs = 3_600_000;
const dayMs = 86_400_000;
/** An alert that has not changed for so long before the moment is not looked for; the journal may hold years. */
const openForAtMostMs = 90 * dayMs;

/** Everything of one kind in the order of its time, given out step by step. */
function createRoll<T extends { readonly at: number }>(items: readonly T[]) {
  const sorted = items.toSorted((a, b) => a.at - b.at);
  let next = 0;
  return (until: number): T[] => {
    const first = next;
    while (next < sorted.length && (sorted[next]?.at ?? 0) <= until) next += 1;
    return sorted.slice(first, next);
  };
}

export function createReplayReader(parts: ReplayReaderParts): ReplayReader {
  const { catalogue, store, journal, now } = parts;
  const { profile, tree } = catalogue;
  const grids = createHistoryGrids(profile.timeZone);
  const pointsOf = createPointReader({ store, grids, timeZone: profile.timeZone });
  const sitePlaces = new Map(profile.sites.map(({ id }, place) => [id, place]));

  /** The indicators that were asked for, and those that they are weighted with. */
  const neededFor = (ids: readonly IndicatorId[] | undefined): Indicator[] => {
    if (!ids) return [...profile.indicators];
    const needed = new Set(ids);
    for (const id of ids) {
      const rollUp = catalogue.indicators.get(id)?.rollUp;
      if (rollUp?.rule === 'weighted-mean') needed.add(rollUp.weight);
    }
    return profile.indicators.filter(({ id }) => needed.has(id));
  };

  const readingsOf = (indicator: Indicator, points: Points): Reading[] =>
    [...points].flatMap(([area, list]) =>
      list.map(
        ({ at, measured }): Reading => ({
          indicator: indicator.id,
          area,
          at,
          measured,
          source: indicator.source,
          quality: 'good',
        }),
      ),
    );

  /** From as long before as a value is shown at all. What lies before the running hour comes from the hours. */
  const readIndicator = async (indicator: Indicator, { fromAt, toAt, everyMs }: ReplayRequest) => {
    const areas = profile.areas.filter(({ level }) => indicator.levels.includes(level)).map(({ id }) => id);
    const hourAt = grids['1h'].startOf(fromAt);
    const query = { indicator: indicator.id, areas };
    const [before, since] = await Promise.all([
      pointsOf(
        { ...query, fromAt: hourAt, toAt: hourAt, reachMs: indicator.missingAfter },
        levelForStep(hourMs, fromAt, now()),
      ),
      pointsOf(
        { ...query, fromAt: hourAt, toAt: toAt + 1, reachMs: 0 },
        levelForStep(Math.min(everyMs, 60_000), fromAt, now()),
      ),
    ]);
    return [...readingsOf(indicator, before), ...readingsOf(indicator, since)];
  };

  const coderOf = (area: AreaId) => {
    const areas = [area, ...tree.childrenOf(area).map(({ id }) => id)];
    const shown = new Set(areas);
    const coder = createCellCoder({ areas, indicators: profile.indicators.map(({ id }) => id) });
    return (cells: readonly Cell[]): CellCode[] =>
      cells
        .filter((cell) => shown.has(cell.area))
        .map((cell) => coder.encode(cell))
        .filter((code) => code !== null);
  };

  const readSites = async ({ fromAt, toAt }: ReplayRequest): Promise<[SiteReport[], SiteReport[]]> =>
    Promise.all([
      store.latestSiteReports(fromAt + 1),
      store.siteReports({ fromAt: fromAt + 1, toAt: toAt + 1 }),
    ]);

  const read = async (request: ReplayRequest): Promise<ReplayBody> => {
    const { area, fromAt, toAt, everyMs, scope } = request;
    const needed = neededFor(request.indicators);
    const [readings, sites, open, entries, around] = await Promise.all([
      Promise.all(needed.map((indicator) => readIndicator(indicator, request))),
      readSites(request),
      journal.openAt(fromAt, fromAt - openForAtMostMs),
      journal.between({ fromAt: fromAt - dayMs, toAt: toAt + 1 }),
      journal.annunciatedAround(fromAt),
    ]);
    const values = createLiveValues(createCatalogue({ ...profile, indicators: needed }));
    const encode = coderOf(area);
    const siteBook = createSiteBook();
    const nextReadings = createRoll(readings.flat());
    const nextEntries = createRoll(entries);
    const nextReports = createRoll(sites[1]);
    const isTheirs = ({ area: of }: { readonly area: AreaId }): boolean => tree.isWithin(of, scope);
    const standingCodes = (standings: readonly SiteStanding[]): SiteCode[] =>
      standings.flatMap((standing) => {
        const site = catalogue.sites.get(standing.site);
        const place = sitePlaces.get(standing.site);
        return site && place !== undefined && isTheirs(site) ? [encodeStanding(place, standing)] : [];
      });
    const annunciationsOf = (list: readonly JournalEntry[]): Annunciation[] =>
      list
        .filter(({ annunciated, alert }) => annunciated && isTheirs(alert))
        .map(({ at, alert }) => [at, alert.priority, alert.area]);
    const stepTo = (at: number): ReplayStep => {
      values.take(nextReadings(at));
      const happened = nextEntries(at);
      return {
        at,
        cells: encode(values.settle(at)),
        alerts: happened.map(({ alert }) => alert).filter(isTheirs),
        annunciations: annunciationsOf(happened),
        standings: standingCodes(siteBook.take(nextReports(at))),
      };
    };
    siteBook.take(sites[0]);
    const first = stepTo(fromAt);
    const known = siteBook.all();
    const heard = new Set(known.map(({ site }) => site));
    const unheard = profile.sites.filter((site) => !heard.has(site.id) && isTheirs(site));
    const steps: ReplayStep[] = [];
    for (let at = fromAt + everyMs; at <= toAt; at += everyMs) steps.push(stepTo(at));
    return {
      ...{ area, fromAt, toAt, everyMs, nowAt: now(), demo: parts.demo },
      cells: first.cells,
      alerts: open.filter(isTheirs),
      annunciations: first.annunciations,
      standings: standingCodes(known.filter(({ state }) => state !== 'up')),
      unheard: unheard.flatMap(({ id }) => sitePlaces.get(id) ?? []),
      steps,
      callBeforeAt: around.before,
      callAfterAt: around.after,
    };
  };

  return {
    read: async (request) => {
      const { fromAt, toAt, everyMs } = request;
      if (toAt < fromAt) return failure('bad-request', '"to" must not be before "from"');
      if (fromAt > now()) return failure('bad-request', '"from" must not be in the future');
      if ((toAt - fromAt) / everyMs > mostReplaySteps)
        return failure(
          'bad-request',
          `more than ${mostReplaySteps} steps; ask for a longer "every" or less time`,
        );
      try {
        return success(await read({ ...request, toAt: Math.min(toAt, now()) }));
      } catch (error) {
        if (error instanceof StoreRefusal) return failure(error.code, error.message);
        throw error;
      }
    },
  };
}
