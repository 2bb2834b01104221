// Station 3 of a reading, behind the outbox: it is kept in InfluxDB, any line of it, where other tools can read it too.
import { createHistoryGrids } from '#server/indicator/historyLevel.ts';
import type { KeptBatch, ReadingStore, ReadingsQuery, SeriesQuery } from '#server/indicator/readingStore.ts';
import { historyFromReadings } from '#server/store/history/historyFromReadings.ts';
import { bucketOf, lastPerBucket, newestPerCell } from '#server/store/newestReading.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import { groupOf, type Indicator, type IndicatorId } from '#shared/indicator/indicator.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { Site } from '#shared/site/site.ts';
import { createAreaCodes } from './areaCodes.ts';
import { createFieldForms, type FieldForm, oncePerTime } from './fieldForms.ts';
import { readingsIn, siteReportsIn } from './influxAnswers.ts';
import { createInfluxConnection, type InfluxAddress } from './influxConnection.ts';
import { createInfluxEverything } from './influxEverything.ts';
import {
  newestQuestion,
  type Part,
  rawQuestion,
  type Span,
  siteReportsQuestion,
  sitesQuestion,
} from './influxQuestions.ts';
import { linesOf, siteMeasurement } from './lineEncoding.ts';

export interface InfluxStoreOptions extends InfluxAddress {
  readonly areas: AreaTree;
  /** Of the profile: codes change hands at its midnight. */
  readonly timeZone: string;
  readonly indicators: readonly Pick<Indicator, 'id' | 'as' | 'measure' | 'source' | 'cadence'>[];
  /** For the `area` tag of a site's state, which a report does not carry. */
  readonly sites: readonly Pick<Site, 'id' | 'area'>[];
}

type KnownIndicator = InfluxStoreOptions['indicators'][number];

/** As many questions at once as two cores answer faster than one. */
const questionsAtOnce = 4;
/** Above this a series is asked bucket by bucket: about 15 MB of JSON, half a second of the database's time. */
const rawPointsAtMost = 100_000;
/** Fewer points in a bucket, and asking for all of them is quicker than one question for each. */
const pointsWorthAQuestion = 20;

async function inTurn<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<readonly Answer[]>,
): Promise<Answer[]> {
  const answers: (readonly Answer[])[] = [];
  const next = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of next) answers[index] = await ask(item);
  };
  await Promise.all(Array.from({ length: questionsAtOnce }, worker));
  return answers.flat();
}

/** The parts of `span` between `limits` (ascending). */
function split({ fromAt, toAt }: Span, limits: readonly number[]): Span[] {
  const inside = limits.filter((limit) => limit > fromAt && limit < toAt);
  return [fromAt, ...inside].map((partAt, index) => ({ fromAt: partAt, toAt: inside[index] ?? toAt }));
}

function bucketsOf({ fromAt, toAt, everyMs }: SeriesQuery): Span[] {
  const limits: number[] = [];
  for (let at = bucketOf(fromAt, everyMs) + everyMs; at < toAt; at += everyMs) limits.push(at);
  return split({ fromAt, toAt }, limits);
}

/**
 * A `ReadingStore` in InfluxDB over /write and InfluxQL. A batch is one request for every 5,000 lines: when a later one
 * fails the earlier ones are kept, and sending the batch again puts it right. Throws `ContentRefusal` for what will never
 * be taken. A ratio that is corrected to a bare value at the same time keeps its parts: a field cannot be taken back.
 */
export function createInfluxReadingStore(options: InfluxStoreOptions): ReadingStore {
  const connection = createInfluxConnection(options);
  const codes = createAreaCodes(options.areas, options.timeZone);
  const indicators = new Map<IndicatorId, KnownIndicator>(
    options.indicators.map((known) => [known.id, known]),
  );
  const grids = createHistoryGrids(options.timeZone);
  const areaOfSite = new Map(options.sites.map(({ id, area }) => [id, area]));
  const isRatio = (id: IndicatorId): boolean => indicators.get(id)?.measure === 'ratio';
  const formsOf = createFieldForms(options.indicators);
  const encoder = { codes, isRatio, areaOfSite: (site: Site['id']) => areaOfSite.get(site) };
  let keeping: Promise<unknown> = Promise.resolve();

  const clash = options.indicators.find(({ id }) => groupOf(id) === siteMeasurement);
  if (clash)
    throw new Error(`indicator "${clash.id}": the group "${siteMeasurement}" is kept for site states`);

  const ask = async (indicator: KnownIndicator, question: string): Promise<Reading[]> =>
    readingsIn(await connection.query(question), {
      codes,
      indicator: indicator.id,
      isRatio: indicator.measure === 'ratio',
      usualSource: indicator.source,
    });

  /** In the order of the forms: of the same time what was asked for last counts. */
  const askForms = async (indicator: KnownIndicator, question: (form: FieldForm) => string) => {
    const forms = formsOf(indicator.id);
    const found = await Promise.all(forms.map((form) => ask(indicator, question(form))));
    return found.filter(({ length }) => length > 0);
  };

  const newestIn = async (indicator: KnownIndicator, span: Span, within: readonly string[] | null) => {
    const newest = (part: Part) =>
      askForms(indicator, (form) => newestQuestion(form, part, { span, codes: within }));
    const bare = await newest('bare');
    // After the bare ones: at the same time the parts win.
    return [...bare, ...(indicator.measure === 'ratio' ? await newest('parts') : [])].flat();
  };

  /** Spans without a change of codes inside: the newest point of a code would hide what it stood for before. */
  const betweenChanges = (span: Span): Span[] => split(span, codes.changesAfter(span.fromAt));

  /** null: every area. */
  const codesOf = (areas: readonly AreaId[]): string[] | null => {
    if (codes.isMost(areas)) return null;
    const periods = areas.flatMap((area) => codes.periodOf(area) ?? []);
    // An id is taken where a code is expected, so others may have written one.
    return [...new Set([...periods.map(({ code }) => code), ...areas])];
  };

  const rawIn = async (indicator: KnownIndicator, span: Span, within: readonly string[] | null) => {
    const isShare = indicator.measure === 'ratio';
    const found = await askForms(indicator, (form) => rawQuestion(form, isShare, { span, codes: within }));
    return found.length > 1 ? oncePerTime(found.flat()) : (found[0] ?? []);
  };

  const readings = async ({ indicator: id, areas, ...span }: ReadingsQuery): Promise<Reading[]> => {
    const indicator = indicators.get(id);
    if (!indicator || areas.length === 0) return [];
    const asked = new Set(areas);
    return (await rawIn(indicator, span, codesOf(areas))).filter(({ area }) => asked.has(area));
  };

  /** The newest of a bucket; where that is a bad one, all of them, for the good one that it hides. */
  const newestGoodIn = async (indicator: KnownIndicator, span: Span, within: readonly string[] | null) => {
    const newest = await newestIn(indicator, span, within);
    return newest.some(({ quality }) => quality === 'bad') ? rawIn(indicator, span, within) : newest;
  };

  const series = async (query: SeriesQuery) => {
    const indicator = indicators.get(query.indicator);
    if (!indicator || query.areas.length === 0) return lastPerBucket([], query.areas, query);
    const within = codesOf(query.areas);
    const cadence = Math.max(indicator.cadence, 1_000);
    const expected = ((query.toAt - query.fromAt) / cadence) * query.areas.length;
    const crowded = query.everyMs / cadence >= pointsWorthAQuestion && expected > rawPointsAtMost;
    const found = crowded
      ? await inTurn(bucketsOf(query).flatMap(betweenChanges), (span) =>
          newestGoodIn(indicator, span, within),
        )
      : await rawIn(indicator, query, within);
    return lastPerBucket(found, query.areas, query);
  };

  const keep = async (batch: KeptBatch): Promise<void> => connection.write(linesOf(batch, encoder));

  return {
    keep: (batch) => {
      const kept = keep(batch);
      keeping = Promise.allSettled([keeping, kept]);
      return kept;
    },
    latest: async (sinceAt) => {
      const questions = betweenChanges({ fromAt: sinceAt, toAt: Number.POSITIVE_INFINITY }).flatMap((span) =>
        options.indicators.map((indicator) => ({ indicator, span })),
      );
      return newestPerCell(await inTurn(questions, ({ indicator, span }) => newestIn(indicator, span, null)));
    },
    noticed: async () => undefined,
    latestSiteReports: async (beforeAt = Number.POSITIVE_INFINITY) =>
      siteReportsIn(await connection.query(sitesQuestion(beforeAt))),
    siteReports: async (span) => {
      const reports = siteReportsIn(await connection.query(siteReportsQuestion(span)));
      return reports.sort((a, b) => a.at - b.at);
    },
    series,
    readings,
    history: (query) => historyFromReadings(readings, grids, query),
    everything: createInfluxEverything({
      connection,
      indicators: options.indicators,
      formsOf,
      readingsIn: async (id, span) => {
        const indicator = indicators.get(id);
        return indicator ? rawIn(indicator, span, null) : [];
      },
    }),
    status: () => ({ state: connection.isAnswering() ? 'live' : 'away', waiting: 0 }),
    close: async () => {
      await keeping;
    },
  };
}
