import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { RawPoint } from '#server/indicator/rawPoint.ts';
import type { SourceId } from '#shared/indicator/indicator.ts';
import { siteSource } from '#shared/indicator/reservedSource.ts';
import type { CountedSite } from '#shared/site/countSites.ts';
import type { Site, SiteId, SiteKind, SiteReport, SiteStanding } from '#shared/site/site.ts';
import type { SiteBook } from './siteBook.ts';
import { createDesks, type Desk, deskPoints, isCounted } from './siteDesks.ts';

/** Counts the sites of each area into readings of the indicators that say so (`sites` in their definition). */
export interface SiteFigures {
  /** The sources that spoke with these reports: a report names the site, and its kind has a source. */
  sourcesOf(reports: readonly SiteReport[]): { readonly source: SourceId }[];
  /** Reports came in just now, and some of them changed how a site stands. */
  heard(reports: readonly SiteReport[], changed: readonly SiteStanding[], now: number): void;
  /** What is to be said at `now` (epoch ms). Nothing counts as said until `commit`. */
  due(now: number): DueFigures;
}

export interface DueFigures {
  readonly points: readonly RawPoint[];
  commit(): void;
}

interface KindRhythm {
  readonly source: SourceId;
  /** Half the shortest cadence: said as often, a figure never looks due while its source speaks. */
  readonly againAfterMs: number;
  readonly lateAfterMs: number;
}

function rhythmsOf({ profile, sources }: Catalogue): Map<SiteKind, KindRhythm> {
  const rhythms = new Map<SiteKind, KindRhythm>();
  for (const { sites, source, cadence } of profile.indicators.filter(isCounted)) {
    const known = rhythms.get(sites.kind);
    const againAfterMs = Math.min(known?.againAfterMs ?? Number.POSITIVE_INFINITY, cadence / 2);
    const lateAfterMs = sources.get(source)?.lateAfter ?? 0;
    rhythms.set(sites.kind, { source: known?.source ?? source, againAfterMs, lateAfterMs });
  }
  return rhythms;
}

/** Areas begin and end with a day: the desks are those of one. */
interface Plan {
  readonly day: string;
  readonly desks: readonly Desk[];
  readonly desksOf: ReadonlyMap<SiteId, readonly Desk[]>;
}

function planOf(catalogue: Catalogue, now: number): Plan {
  const desks = createDesks(catalogue, now);
  const desksOf = new Map<SiteId, Desk[]>();
  for (const desk of desks)
    for (const { id } of desk.sites) desksOf.set(id, [...(desksOf.get(id) ?? []), desk]);
  return { day: catalogue.dayOf(now), desks, desksOf };
}

export function createSiteFigures(parts: {
  readonly catalogue: Catalogue;
  readonly siteBook: SiteBook;
  /** Epoch ms: the areas of that day are counted first. */
  readonly startedAt: number;
}): SiteFigures {
  const { catalogue, siteBook } = parts;
  const rhythms = rhythmsOf(catalogue);
  let plan = planOf(catalogue, parts.startedAt);
  const heardAt = new Map<SiteKind, number>();
  const saidAt = new Map<SiteKind, number>();
  /** With the number of the change: one that comes while its desk is being said is not said with it. */
  const changed = new Map<Desk, number>();
  let changes = 0;

  const kindsIn = (reports: readonly SiteReport[]): Set<SiteKind> =>
    new Set(reports.flatMap(({ site }) => catalogue.sites.get(site)?.kind ?? []));

  const countedOf = ({ id, operator }: Site, now: number): CountedSite => ({
    operator,
    standing: siteBook.get(id) ?? null,
    outages: siteBook.outagesOf(id, now),
  });

  const turnTo = (now: number): void => {
    if (catalogue.dayOf(now) === plan.day) return;
    plan = planOf(catalogue, now);
    changed.clear();
    saidAt.clear();
  };

  const isDueAgain = (kind: SiteKind, now: number): boolean => {
    const rhythm = rhythms.get(kind);
    const heard = heardAt.get(kind);
    // A kind that nobody speaks of any more is not said to be as it was: its figures grow late, as they should.
    if (!rhythm || heard === undefined || now - heard > rhythm.lateAfterMs) return false;
    return now - (saidAt.get(kind) ?? 0) >= rhythm.againAfterMs;
  };

  return {
    sourcesOf: (reports) =>
      [...kindsIn(reports)].flatMap((kind) => {
        const source = rhythms.get(kind)?.source;
        return source === undefined ? [] : [{ source }];
      }),
    heard: (reports, standings, now) => {
      for (const kind of kindsIn(reports)) heardAt.set(kind, now);
      changes += 1;
      for (const { site } of standings)
        for (const desk of plan.desksOf.get(site) ?? []) changed.set(desk, changes);
    },
    due: (now) => {
      turnTo(now);
      const again = new Set([...rhythms.keys()].filter((kind) => isDueAgain(kind, now)));
      const saying = new Map(changed);
      const told = plan.desks.filter((desk) => saying.has(desk) || again.has(desk.kind));
      const points = told.flatMap((desk) =>
        deskPoints(desk, (site) => countedOf(site, now), { now, source: siteSource }),
      );
      return {
        points: points.map((point, position) => ({ ...point, position })),
        commit: () => {
          for (const kind of again) saidAt.set(kind, now);
          for (const [desk, change] of saying) if (changed.get(desk) === change) changed.delete(desk);
        },
      };
    },
  };
}
