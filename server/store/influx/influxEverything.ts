import type { KeptBatch } from '#server/indicator/readingStore.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { FieldForm } from './fieldForms.ts';
import { siteReportsIn } from './influxAnswers.ts';
import type { InfluxConnection, InfluxSeries } from './influxConnection.ts';
import {
  countQuestion,
  endQuestion,
  type Span,
  siteCountQuestion,
  siteReportsQuestion,
} from './influxQuestions.ts';
import { fieldsOf, siteMeasurement } from './lineEncoding.ts';

/** Of one answer: some 5 MB of JSON. A single instant that has more comes as it is. */
const pointsPerAnswer = 20_000;
const firstSpanMs = 3_600_000;

export interface EverythingParts {
  readonly connection: Pick<InfluxConnection, 'query'>;
  readonly indicators: readonly { readonly id: IndicatorId; readonly measure: 'value' | 'ratio' }[];
  readonly formsOf: (indicator: IndicatorId) => readonly FieldForm[];
  readonly readingsIn: (indicator: IndicatorId, span: Span) => Promise<readonly Reading[]>;
}

const sumOf = (answer: readonly InfluxSeries[]): number =>
  answer
    .flatMap(({ values }) => values)
    .flatMap(([, ...counts]) => counts)
    .reduce<number>((sum, count) => sum + Number(count ?? 0), 0);

const timesIn = (answer: readonly InfluxSeries[]): number[] =>
  answer.flatMap(({ values }) => values.map(([at]) => Number(at)));

/** All of the database, in spans that are as long as their points are few. */
export function createInfluxEverything({ connection, indicators, formsOf, readingsIn }: EverythingParts) {
  async function spanOf(fields: readonly (readonly [measurement: string, field: string])[]) {
    const times: number[] = [];
    for (const [measurement, field] of fields)
      for (const end of ['first', 'last'] as const)
        times.push(...timesIn(await connection.query(endQuestion(end, measurement, field))));
    return times.length === 0 ? null : { fromAt: Math.min(...times), toAt: Math.max(...times) + 1 };
  }

  async function* spansOf(whole: Span, countIn: (span: Span) => Promise<number>): AsyncGenerator<Span> {
    let lengthMs = firstSpanMs;
    let { fromAt } = whole;
    while (fromAt < whole.toAt) {
      const span = { fromAt, toAt: Math.min(fromAt + lengthMs, whole.toAt) };
      const points = await countIn(span);
      if (points > pointsPerAnswer && span.toAt - span.fromAt > 1) {
        lengthMs = Math.ceil((span.toAt - span.fromAt) / 2);
        continue;
      }
      if (points > 0) yield span;
      fromAt = span.toAt;
      if (points < pointsPerAnswer / 4) lengthMs *= 2;
    }
  }

  return async function* everything(): AsyncGenerator<KeptBatch> {
    for (const { id, measure } of indicators) {
      const isRatio = measure === 'ratio';
      const forms = formsOf(id);
      const whole = await spanOf(
        forms.flatMap(({ group, field }) => {
          const { value, numerator } = fieldsOf(field);
          return (isRatio ? [value, numerator] : [value]).map((name) => [group, name] as const);
        }),
      );
      if (!whole) continue;
      const countIn = async (span: Span) => {
        const counts = forms.map((form) => connection.query(countQuestion(form, isRatio, span)));
        return (await Promise.all(counts)).reduce((sum, answer) => sum + sumOf(answer), 0);
      };
      for await (const span of spansOf(whole, countIn))
        yield { readings: await readingsIn(id, span), siteReports: [] };
    }
    const whole = await spanOf([[siteMeasurement, 'state']]);
    if (!whole) return;
    const countIn = async (span: Span) => sumOf(await connection.query(siteCountQuestion(span)));
    for await (const span of spansOf(whole, countIn))
      yield { readings: [], siteReports: siteReportsIn(await connection.query(siteReportsQuestion(span))) };
  };
}
