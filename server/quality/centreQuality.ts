import type { AlertBook } from '#server/alert/alertBook.ts';
import type { DirectiveBook } from '#server/directive/directiveBook.ts';
import type { Acceptance } from '#server/indicator/acceptance.ts';
import type { RawPoint } from '#server/indicator/rawPoint.ts';
import type { Log } from '#server/log.ts';
import { isUntaken } from '#shared/alert/alertState.ts';
import { type IndicatorId, nameWithinGroup } from '#shared/indicator/indicator.ts';
import type { Measured } from '#shared/indicator/reading.ts';
import {
  type MeasuredFigure,
  measuredFigures,
  ownFigureId,
  ownSource,
  sourceFigureId,
} from '#shared/quality/ownFigures.ts';
import { type QualityBody, qualityPrinciples, type Share } from '#shared/quality/quality.ts';
import { createQualityMeter, type QualityMeter } from './qualityMeter.ts';
import { createQualityReport, type QualityReportParts } from './qualityReport.ts';

/** The quality of the data as the centre measures it itself, and sends it down the road of every other reading. */
export interface CentreQuality {
  readonly meter: QualityMeter;
  report(): QualityBody;
  /** The centre's own figures of now as points of the province; none for figures that the profile does not have. */
  points(): RawPoint[];
  /** Sends them. Never throws: a store that is away is told on the wall already. */
  publish(accept: (points: readonly RawPoint[]) => Promise<Acceptance>): Promise<void>;
}

interface CentreQualityParts extends Omit<QualityReportParts, 'meter' | 'startedAt'> {
  readonly book: Pick<AlertBook, 'open'>;
  readonly directives: Pick<DirectiveBook, 'overdue'>;
  readonly clock: () => number;
  readonly log: Pick<Log, 'warn'>;
}

const ratio = ({ part, whole }: Share): Measured => ({ kind: 'ratio', numerator: part, denominator: whole });
const plain = (value: number): Measured => ({ kind: 'value', value });

const fieldsOf = (id: IndicatorId, measured: Measured): [string, number][] =>
  measured.kind === 'value'
    ? [[nameWithinGroup(id), measured.value]]
    : [
        [`${nameWithinGroup(id)}_num`, measured.numerator],
        [`${nameWithinGroup(id)}_den`, measured.denominator],
      ];

export function createCentreQuality(parts: CentreQualityParts): CentreQuality {
  const { catalogue, liveness, book, directives, clock, log } = parts;
  const { tree, indicators } = catalogue;
  const meter = createQualityMeter(catalogue);
  const report = createQualityReport({ ...parts, meter, startedAt: clock() });

  const typedShare = (now: number): Share => {
    const counts = meter
      .sources()
      .filter((source) => source !== ownSource)
      .map((source) => meter.ofSource(source, now));
    const sum = (kind: 'typed' | 'accepted'): number => counts.reduce((all, one) => all + one[kind], 0);
    return { part: sum('typed'), whole: sum('accepted') };
  };

  /** By indicator id. Those by source only say what the page says of each source, so that it has a history and rules. */
  const figuresAt = (now: number): ReadonlyMap<string, Measured> => {
    const { whole, sources } = report(now);
    const ofCentre: Readonly<Record<MeasuredFigure, Measured>> = {
      valid_pct: ratio(whole.valid),
      coverage_pct: ratio(whole.complete),
      clean_pct: ratio(whole.clean),
      freshness_ok_pct: ratio(whole.alive),
      sources_up: plain(liveness.onTime(now).length),
      manual_share_pct: ratio(typedShare(now)),
      alerts_unacked: plain(book.open().filter(({ facts }) => isUntaken(facts)).length),
      directives_overdue: plain(directives.overdue(now)),
    };
    const bySource = sources.flatMap(({ source, ...figures }) =>
      source === null
        ? []
        : qualityPrinciples.map((key) => [sourceFigureId(key, source), ratio(figures[key])] as const),
    );
    return new Map([
      ...measuredFigures.map((figure) => [ownFigureId(figure), ofCentre[figure]] as const),
      ...bySource,
    ]);
  };

  /** Whether the profile takes a figure as it is measured; a province may leave one out or report it otherwise. */
  const takes = (id: IndicatorId, measured: Measured): boolean => {
    const indicator = indicators.get(id);
    const isNothing = measured.kind === 'ratio' && measured.denominator === 0;
    return indicator?.measure === measured.kind && indicator.levels.includes(tree.root.level) && !isNothing;
  };

  const points = (): RawPoint[] => {
    const now = clock();
    const fields = [...figuresAt(now)].flatMap(([name, measured]) => {
      const id = name as IndicatorId;
      return takes(id, measured) ? fieldsOf(id, measured) : [];
    });
    if (fields.length === 0) return [];
    const bare = <T>(values: Record<string, T>): Record<string, T> =>
      Object.assign(Object.create(null), values);
    const tags = bare({ area: tree.root.id as string, source: ownSource as string });
    return [{ position: 1, measurement: ownSource, tags, fields: bare(Object.fromEntries(fields)), at: now }];
  };

  return {
    meter,
    report: () => report(clock()),
    points,
    publish: async (accept) => {
      const own = points();
      if (own.length === 0) return;
      await accept(own).catch((error: unknown) =>
        log.warn({ error }, "the centre's own figures could not be kept"),
      );
    },
  };
}
