// Station 1 of a reading: the doors. Each turns what came in into raw points and hands them to the one pipeline.
import type { Acceptance, Intake } from '#server/indicator/acceptance.ts';
import type { RawPoint } from '#server/indicator/rawPoint.ts';
import type { SourceId } from '#shared/indicator/indicator.ts';
import { isReservedSource } from '#shared/indicator/reservedSource.ts';
import type { Rejection } from '#shared/protocol/routes.ts';
import { parseJsonReadings } from './jsonReadings.ts';
import { type ParsedLines, parseLines } from './lineProtocol.ts';
import { parsePrecision } from './precision.ts';

interface IntakeParts {
  readonly accept: (points: readonly RawPoint[]) => Promise<Acceptance>;
  readonly clock: () => number;
}

/** What a sender wrote comes back to it and into the log: a megabyte of it must not. The end says what is accepted. */
const longestDetail = 300;
const clipped = (rejection: Rejection): Rejection =>
  rejection.detail.length <= longestDetail
    ? rejection
    : { ...rejection, detail: `${rejection.detail.slice(0, 200)}…${rejection.detail.slice(-99)}` };

/** Refuses what claims to come from one of the centre's own doors for people. */
function withoutReserved({ points, rejections, unlisted }: ParsedLines): ParsedLines {
  const isReserved = ({ tags }: RawPoint): boolean =>
    tags.source !== undefined && isReservedSource(tags.source as SourceId);
  if (!points.some(isReserved)) return { points, rejections, unlisted };
  const refused = points.filter(isReserved).map(({ position, tags }): Rejection => {
    const detail = `source "${tags.source}" is kept for what people enter in the centre itself`;
    return { position, code: 'unknown-source', detail };
  });
  return {
    points: points.filter((point) => !isReserved(point)),
    rejections: [...rejections, ...refused],
    unlisted,
  };
}

export function createIntake({ accept, clock }: IntakeParts): Intake {
  const handOn = async (parsed: ParsedLines): Promise<Acceptance> => {
    const { points, rejections, unlisted } = withoutReserved(parsed);
    const acceptance = await accept(points);
    const all = [...rejections, ...acceptance.rejections].sort((a, b) => a.position - b.position);
    return { accepted: acceptance.accepted, rejections: all.map(clipped), unlisted };
  };
  return {
    lines: ({ text, precision: given }) => {
      const precision = parsePrecision(given);
      return precision === null ? null : handOn(parseLines(text, { precision, now: clock() }));
    },
    items: (items) => handOn(parseJsonReadings(items, clock())),
  };
}
