import { type RequestHandler, Router } from 'express';
import { csvFile } from '#server/export/csvFile.ts';
import { type AreaValue, areasTable, type ExportMeans, seriesTable } from '#server/export/exportRows.ts';
import type { ExportTable } from '#server/export/exportTable.ts';
import { xlsxFile } from '#server/export/xlsxFile.ts';
import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { SeriesReader } from '#server/indicator/seriesReader.ts';
import type { Sessions } from '#server/user/sessions.ts';
import type { Area } from '#shared/area/area.ts';
import { isValidOn } from '#shared/area/areaTree.ts';
import { createLocalCalendar } from '#shared/import/localInstant.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Language } from '#shared/locale/localText.ts';
import { type Result, success } from '#shared/protocol/result.ts';
import { type ExportFormat, exportQuerySchema, maxSeriesPoints, paths } from '#shared/protocol/routes.ts';
import type { User } from '#shared/user/user.ts';
import { sendFailure } from './errorResponse.ts';
import { requires } from './requestUser.ts';
import { seriesAsked } from './seriesAsked.ts';

interface ExportRoutesParts {
  readonly catalogue: Catalogue;
  readonly seriesReader: SeriesReader;
  readonly sessions: Sessions;
  readonly clock: () => number;
}

const usualSpanMs = 30 * 86_400_000;
/** Fine enough for the newest value of an area, whatever its cadence. */
const newestPoints = 200;

const contentTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Series and areas as files for a spreadsheet, in the words and numbers of a language. */
export function exportRoutes({ catalogue, seriesReader, sessions, clock }: ExportRoutesParts): Router {
  const { tree, profile, dayOf } = catalogue;
  const mayRead = requires('indicator:read', { sessions, tree });
  const calendar = createLocalCalendar(profile.timeZone);

  const meansFor = (indicator: Indicator, language: Language): ExportMeans => ({
    indicator,
    language,
    nameOf: (id) => tree.get(id)?.fullName[language] ?? id,
  });

  async function newestOf(indicator: Indicator, area: Area, seenAt: number): Promise<Result<AreaValue>> {
    const reachMs = Math.max(indicator.missingAfter, indicator.cadence + indicator.grace);
    const asked = { indicator: indicator.id, area: area.id, fromAt: seenAt - reachMs, toAt: seenAt };
    const read = await seriesReader.read({ ...asked, maxPoints: newestPoints });
    if (!read.ok) return read;
    return success({ area, point: read.value.points.findLast(({ at }) => at !== null && at <= seenAt) });
  }

  async function childrenTable(area: Area, seenAt: number, means: ExportMeans): Promise<Result<ExportTable>> {
    const below = tree.childrenOf(area.id).filter((child) => isValidOn(child, dayOf(seenAt)));
    const values: AreaValue[] = [];
    for (const read of await Promise.all(below.map((child) => newestOf(means.indicator, child, seenAt)))) {
      if (!read.ok) return read;
      values.push(read.value);
    }
    return success(areasTable(values, seenAt, means));
  }

  const send: RequestHandler = async (request, response) => {
    const parsed = exportQuerySchema.safeParse({ to: clock(), ...request.query });
    const asked = seriesAsked(parsed, response.locals.user as User, catalogue);
    if (!asked.ok) return sendFailure(response, asked.failure);
    const { indicator, place, query } = asked.value;
    const { to, from = to - usualSpanMs, every, format, territory, children, lang = 'vi' } = query;
    const means = meansFor(indicator, lang);
    const range = { fromAt: from, toAt: to, everyMs: every, maxPoints: maxSeriesPoints };
    const sameTerritory = territory !== undefined;
    const ids = { indicator: indicator.id, area: place.id };
    const read = children === '1' ? null : await seriesReader.read({ ...ids, ...range, sameTerritory });
    if (read && !read.ok) return sendFailure(response, read.failure);
    const table = read
      ? success(seriesTable(place, read.value, means))
      : await childrenTable(place, to, means);
    if (!table.ok) return sendFailure(response, table.failure);
    const name = `${indicator.id}-${place.code}-${dayOf(to)}.${format}`;
    response.type(contentTypes[format]).set('Content-Disposition', `attachment; filename="${name}"`);
    response.send(
      format === 'csv' ? csvFile(table.value, lang, calendar) : await xlsxFile(table.value, calendar),
    );
  };

  return Router().get(paths.export, mayRead, send);
}
