import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ReadingStore } from '#server/indicator/readingStore.ts';
import { areaIdSchema } from '#shared/area/area.ts';
import { indicatorIdSchema, sourceIdSchema } from '#shared/indicator/indicator.ts';
import { qualities, type Reading } from '#shared/indicator/reading.ts';
import { type SiteReport, siteReportSchema } from '#shared/site/site.ts';
import type { Content } from './manifest.ts';

const readingSchema = z.strictObject({
  indicator: indicatorIdSchema,
  area: areaIdSchema,
  at: z.number(),
  measured: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('value'), value: z.number() }),
    z.strictObject({ kind: z.literal('ratio'), numerator: z.number(), denominator: z.number() }),
  ]),
  source: sourceIdSchema,
  quality: z.enum(qualities),
});

/** Always in the same order of keys: equal readings are equal lines, whatever store they come from. */
export const readingLine = ({ indicator, area, at, measured, source, quality }: Reading): string =>
  JSON.stringify({
    indicator,
    area,
    at,
    measured:
      measured.kind === 'value'
        ? { kind: 'value', value: measured.value }
        : { kind: 'ratio', numerator: measured.numerator, denominator: measured.denominator },
    source,
    quality,
  });

export const siteReportLine = ({ site, at, state, cause }: SiteReport): string =>
  JSON.stringify({ site, at, state, cause });

export const parseReading = (line: string): Reading => readingSchema.parse(JSON.parse(line));
export const parseSiteReport = (line: string): SiteReport => siteReportSchema.parse(JSON.parse(line));

const lanes = 8;

/** Counts lines and sums their SHA-256 up, 32 bits at a time: the same lines in another order give the same. */
export function createContentSum() {
  const sums = new Uint32Array(lanes);
  let count = 0;
  return {
    add(texts: readonly string[]): void {
      for (const text of texts) {
        const digest = createHash('sha256').update(text).digest();
        for (let lane = 0; lane < lanes; lane += 1)
          sums[lane] = (sums[lane] ?? 0) + digest.readUInt32LE(lane * 4);
        count += 1;
      }
    },
    content: (): Content => ({ count, hash: Buffer.from(sums.buffer).toString('hex') }),
  };
}

/**
 * Leaves out the reports that repeat the state before, except the last one of each site: some stores keep them, some do
 * not, and they say nothing that the others do not.
 */
function createRepeatFilter() {
  const runs = new Map<string, { readonly first: SiteReport; last: SiteReport }>();
  return {
    changes: (reports: readonly SiteReport[]): SiteReport[] =>
      reports.filter((report) => {
        const run = runs.get(report.site);
        const repeats = run && run.first.state === report.state && run.first.cause === report.cause;
        if (repeats) run.last = report;
        else runs.set(report.site, { first: report, last: report });
        return !repeats;
      }),
    lastWords: (): SiteReport[] =>
      [...runs.values()].flatMap(({ first, last }) => (last === first ? [] : [last])),
  };
}

/** Everything of a store as lines. */
export interface ContentLines {
  readonly readings: readonly string[];
  readonly siteReports: readonly string[];
}

export async function* contentLines(store: ReadingStore): AsyncGenerator<ContentLines> {
  const repeats = createRepeatFilter();
  for await (const { readings, siteReports } of store.everything())
    yield {
      readings: readings.map(readingLine),
      siteReports: repeats.changes(siteReports).map(siteReportLine),
    };
  yield { readings: [], siteReports: repeats.lastWords().map(siteReportLine) };
}
