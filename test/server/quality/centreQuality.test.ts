import { describe, expect, test } from 'vitest';
import { createAlertBook } from '#server/alert/alertBook.ts';
import { createAlertEngine } from '#server/alert/alertEngine.ts';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createLiveValues } from '#server/indicator/liveValues.ts';
import type { RawPoint } from '#server/indicator/rawPoint.ts';
import { createSourceLiveness } from '#server/indicator/sourceLiveness.ts';
import { createCentreQuality } from '#server/quality/centreQuality.ts';
import { createReadingPipeline } from '#server/readingPipeline.ts';
import type { LevelId } from '#shared/area/area.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import {
  measuredFigures,
  ownFigureId,
  principleFigures,
  sourceFigureId,
} from '#shared/quality/ownFigures.ts';
import { qualityPrinciples } from '#shared/quality/quality.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aMemoryAlertJournal } from '#test/support/memoryAlertJournal.ts';
import { aMemoryReadingStore } from '#test/support/memoryReadingStore.ts';
import { aProfile, aRule, aSource } from '#test/support/profileBuilders.ts';
import {
  anIndicator,
  asArea,
  asIndicator,
  asSource,
  hourMs,
  minuteMs,
} from '#test/support/readingBuilders.ts';
import { aSilentLog } from '#test/support/silentLog.ts';
import { siteParts } from '#test/support/siteParts.ts';

const portal = asSource('portal');
const ownFigures = [
  ...measuredFigures.map((figure) => [ownFigureId(figure), figure] as const),
  ...qualityPrinciples.map((key) => [sourceFigureId(key, portal), principleFigures[key]] as const),
];
const ownIndicators: Indicator[] = ownFigures.map(([id, figure]) =>
  anIndicator({
    id,
    source: 'ioc',
    measure: figure.endsWith('_pct') ? 'ratio' : 'value',
    rollUp: figure.endsWith('_pct') ? { rule: 'ratio' } : { rule: 'last' },
    levels: ['province' as LevelId],
  }),
);

/** The pipeline with the meter on it: the road that the figures are measured on and sent down again. */
function aMeasuredPipeline(own = ownIndicators) {
  const clock = aClock();
  const catalogue = createCatalogue(
    aProfile({
      rules: [aRule()],
      sources: [aSource('portal'), aSource('1022'), aSource('ioc')],
      indicators: [
        anIndicator({ id: 'dvc.overdue' }),
        anIndicator({ id: 'fb.open', source: '1022' }),
        ...own,
      ],
    }),
  );
  const liveValues = createLiveValues(catalogue);
  const liveness = createSourceLiveness(catalogue, clock());
  const store = aMemoryReadingStore();
  const log = aSilentLog();
  let ids = 0;
  const book = createAlertBook({
    findUser: async () => null,
    ...{ catalogue, journal: aMemoryAlertJournal(), openAlerts: [], annunciations: [], recent: [], log },
    onChange: () => undefined,
    newId: () => {
      ids += 1;
      return `alert-${ids}`;
    },
  });
  const quality = createCentreQuality({
    ...{ catalogue, liveValues, liveness, book, clock, log },
    directives: { overdue: () => 3 },
  });
  const pipeline = createReadingPipeline({
    ...{ catalogue, store, liveValues, liveness, book, clock, ...siteParts(catalogue) },
    engine: createAlertEngine({ catalogue, liveness, cellOf: liveValues.get, openAlerts: [] }),
    publisher: { cells: () => undefined, sites: () => undefined },
    meter: quality.meter,
  });
  const aPoint = (measurement: string, value: number, area: string): RawPoint => ({
    ...{ position: 1, measurement, tags: { area }, at: clock() },
    fields: { [measurement === 'dvc' ? 'overdue' : 'open']: value },
  });
  return {
    ...pipeline,
    ...{ clock, quality, store, log },
    send: (measurement: string, value: number, area = '412') =>
      pipeline.accept([aPoint(measurement, value, area)]),
    publish: () => quality.publish(pipeline.accept),
    source: (id: string) => quality.report().sources.find(({ source }) => source === asSource(id)),
    own: (figure: string) => liveValues.get(asIndicator(`ioc.${figure}`), asArea('nghe-an'))?.measured,
  };
}

describe('the quality of a source', () => {
  test('loses validity by what is refused, and another source does not', async () => {
    const pipeline = aMeasuredPipeline();
    await pipeline.send('fb', 1);

    await pipeline.send('dvc', 1);
    await pipeline.send('dvc', 1, '999');

    expect(pipeline.source('portal')?.valid).toEqual({ part: 1, whole: 2 });
    expect(pipeline.source('1022')?.valid).toEqual({ part: 1, whole: 1 });
  });

  test('loses cleanness by a repetition and by a contradiction', async () => {
    const pipeline = aMeasuredPipeline();

    await pipeline.send('dvc', 1);
    await pipeline.send('dvc', 1);
    await pipeline.send('dvc', 2);

    expect(pipeline.source('portal')).toMatchObject({
      clean: { part: 1, whole: 3 },
      repeated: 1,
      conflicting: 1,
    });
  });

  test('grows complete with the areas that report', async () => {
    const pipeline = aMeasuredPipeline();
    expect(pipeline.source('portal')?.complete).toEqual({ part: 0, whole: 3 });

    await pipeline.send('dvc', 1, '412');
    await pipeline.send('dvc', 1, '413');

    expect(pipeline.source('portal')?.complete).toEqual({ part: 2, whole: 3 });
  });

  test('falls silent: it is alive no more, late, and on top', async () => {
    const pipeline = aMeasuredPipeline();
    await pipeline.send('fb', 1);
    await pipeline.send('dvc', 1);
    expect(pipeline.source('portal')?.alive).toEqual({ part: 1, whole: 1 });

    pipeline.clock.pass(11 * minuteMs);
    await pipeline.send('dvc', 1);

    expect(pipeline.source('portal')).toMatchObject({ alive: { part: 1, whole: 1 }, late: false });
    expect(pipeline.source('1022')).toMatchObject({ alive: { part: 0, whole: 1 }, late: true });
    expect(pipeline.quality.report().sources.at(-1)?.source).toBe('portal');
  });

  test('is not counted when nothing could be kept', async () => {
    const pipeline = aMeasuredPipeline();
    pipeline.store.refuse('outbox-full');

    await expect(pipeline.send('dvc', 1)).rejects.toThrow();

    expect(pipeline.source('portal')?.valid).toEqual({ part: 0, whole: 0 });
  });

  test('is told of the last 24 hours, and not of before the start', async () => {
    const pipeline = aMeasuredPipeline();
    const startedAt = pipeline.clock();

    pipeline.clock.pass(hourMs);
    expect(pipeline.quality.report().fromAt).toBe(startedAt);

    pipeline.clock.pass(48 * hourMs);
    expect(pipeline.quality.report().fromAt).toBe(pipeline.clock() - 24 * hourMs);
  });
});

describe("the centre's own figures", () => {
  test('go down the same road as readings of the province', async () => {
    const pipeline = aMeasuredPipeline();
    await pipeline.send('dvc', 60);
    await pipeline.send('dvc', 60, '999');
    await pipeline.settled();

    await pipeline.publish();

    const ratio = (numerator: number, denominator: number) => ({ kind: 'ratio', numerator, denominator });
    expect(pipeline.own('valid_pct')).toEqual(ratio(1, 2));
    expect(pipeline.own('coverage_pct')).toEqual(ratio(1, 6));
    expect(pipeline.own('clean_pct')).toEqual(ratio(1, 1));
    expect(pipeline.own('freshness_ok_pct')).toEqual(ratio(1, 2));
    expect(pipeline.own('manual_share_pct')).toEqual(ratio(0, 1));
    expect(pipeline.own('sources_up')).toEqual({ kind: 'value', value: 1 });
    expect(pipeline.own('alerts_unacked')).toEqual({ kind: 'value', value: 1 });
    expect(pipeline.own('directives_overdue')).toEqual({ kind: 'value', value: 3 });
    expect(pipeline.store.kept.at(-1)?.readings.map(({ source }) => source)).toContain(asSource('ioc'));
  });

  test('are also of each source that the profile has an indicator for', async () => {
    const pipeline = aMeasuredPipeline();
    await pipeline.send('dvc', 60);
    await pipeline.send('dvc', 60, '999');
    await pipeline.send('fb', 1);

    await pipeline.publish();

    const ratio = (numerator: number, denominator: number) => ({ kind: 'ratio', numerator, denominator });
    expect(pipeline.own('valid_pct')).toEqual(ratio(2, 3));
    expect(pipeline.own('valid_pct_portal')).toEqual(ratio(1, 2));
    expect(pipeline.own('coverage_pct_portal')).toEqual(ratio(1, 3));
    expect(pipeline.own('clean_pct_portal')).toEqual(ratio(1, 1));
    expect(pipeline.own('freshness_ok_pct_portal')).toEqual(ratio(1, 1));
  });

  test('do not count in their own sums', async () => {
    const pipeline = aMeasuredPipeline();
    await pipeline.send('dvc', 1);
    await pipeline.publish();

    pipeline.clock.pass(minuteMs);
    await pipeline.publish();

    expect(pipeline.own('valid_pct')).toEqual({ kind: 'ratio', numerator: 1, denominator: 1 });
  });

  test('that have nothing to divide by are not sent', async () => {
    const pipeline = aMeasuredPipeline();

    await pipeline.publish();

    expect(pipeline.own('valid_pct')).toBeUndefined();
    expect(pipeline.own('coverage_pct')).toEqual({ kind: 'ratio', numerator: 0, denominator: 6 });
  });

  test('are left out where the province has no such indicator', async () => {
    const pipeline = aMeasuredPipeline([]);

    await pipeline.publish();

    expect(pipeline.quality.points()).toEqual([]);
    expect(pipeline.store.kept).toEqual([]);
  });

  test('that could not be kept are logged and tried again with the next minute', async () => {
    const pipeline = aMeasuredPipeline();
    pipeline.store.refuse('store-away');
    await pipeline.publish();
    expect(pipeline.log.lines).toHaveLength(1);

    pipeline.store.refuse(null);
    await pipeline.publish();

    expect(pipeline.own('sources_up')).toEqual({ kind: 'value', value: 0 });
  });
});
