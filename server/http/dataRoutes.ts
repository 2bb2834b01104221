import { type RequestHandler, Router } from 'express';
import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { SeriesReader } from '#server/indicator/seriesReader.ts';
import type { LoadedProfile } from '#server/profile/loadProfile.ts';
import type { Sessions } from '#server/user/sessions.ts';
import type { AlertRule } from '#shared/alert/alertRule.ts';
import type { RolledUpPoint } from '#shared/indicator/series.ts';
import { paths, type SeriesBody, seriesQuerySchema } from '#shared/protocol/routes.ts';
import type { User } from '#shared/user/user.ts';
import { sendFailure } from './errorResponse.ts';
import { requires } from './requestUser.ts';
import { seriesAsked } from './seriesAsked.ts';

interface DataRoutesParts {
  readonly loaded: LoadedProfile;
  /** The rules in force, and the hash that the profile has with them. */
  readonly rulesNow: () => { readonly rules: readonly AlertRule[]; readonly hash: string };
  readonly catalogue: Catalogue;
  readonly seriesReader: SeriesReader;
  readonly sessions: Sessions;
}

const pointCode = ({
  bucketAt,
  at,
  measured,
  reporting,
  expected,
}: RolledUpPoint): SeriesBody['points'][number] => {
  const first = measured?.kind === 'ratio' ? measured.numerator : (measured?.value ?? 0);
  const denominator = measured?.kind === 'ratio' ? measured.denominator : null;
  return [bucketAt, at ?? bucketAt, first, denominator, reporting, expected];
};

/** What pages and programs read: the profile, the map, the history. */
export function dataRoutes(parts: DataRoutesParts): Router {
  const { loaded, catalogue, seriesReader, sessions, rulesNow } = parts;
  const { tree } = catalogue;
  const mayRead = requires('indicator:read', { sessions, tree });
  const { profile, boundaries, surroundings, tiles } = loaded;
  const { sites, ...pageProfile } = profile;

  const series: RequestHandler = async (request, response) => {
    const parsed = seriesQuerySchema.safeParse(request.query);
    const meant = seriesAsked(parsed, response.locals.user as User, catalogue);
    if (!meant.ok) return sendFailure(response, meant.failure);
    const { from: fromAt, to: toAt, every, maxPoints, territory } = meant.value.query;
    const { indicator, place } = meant.value;
    const asked = { indicator: indicator.id, area: place.id, fromAt, toAt };
    const sameTerritory = territory !== undefined;
    const result = await seriesReader.read({ ...asked, everyMs: every, maxPoints, sameTerritory });
    if (!result.ok) return sendFailure(response, result.failure);
    const { everyMs, points, notes } = result.value;
    const body = { ...asked, everyMs, points: points.map(pointCode), notes: [...notes] };
    response.json(body satisfies SeriesBody);
  };

  return Router()
    .get(paths.profile, mayRead, (_request, response) => {
      const { rules, hash } = rulesNow();
      response.json({ hash, profile: { ...pageProfile, rules } });
    })
    .get(paths.boundaries, mayRead, (_request, response) => {
      response.json(boundaries);
    })
    .get(paths.surroundings, mayRead, (_request, response) => {
      response.json(surroundings ?? { type: 'FeatureCollection', features: [] });
    })
    .get(paths.tiles, mayRead, (_request, response, next) => {
      if (!tiles) return sendFailure(response, { code: 'not-found', detail: 'the profile has no tiles' });
      // It answers byte ranges, and with a tag by which a page sees that the file was changed under it.
      const headers = { 'Content-Type': 'application/octet-stream', 'Cache-Control': 'private, no-cache' };
      response.sendFile(tiles.name, { root: tiles.folder, cacheControl: false, headers }, (fault) => {
        if (fault && !response.headersSent) next(fault);
      });
    })
    .get(paths.indicators, mayRead, (_request, response) => {
      response.json({ indicators: profile.indicators });
    })
    .get(paths.areas, mayRead, (_request, response) => {
      response.json({ levels: profile.levels, areas: profile.areas });
    })
    .get(paths.sites, mayRead, (_request, response) => {
      response.json({ sites });
    })
    .get(paths.series, mayRead, series);
}
