// Station 1 of a reading: the doors. Each turns what came in into raw points and hands them to the one pipeline.
import type { Acceptance, Intake } from '#server/indicator/acceptance.ts';
import type { RawPoint } from '#server/indicator/rawPoint.ts';
import { parseJsonReadings } from './jsonReadings.ts';
import { type ParsedLines, parseLines } from './lineProtocol.ts';
import { parsePrecision } from './precision.ts';

interface IntakeParts {
  readonly accept: (points: readonly RawPoint[]) => Promise<Acceptance>;
  readonly clock: () => number;
}

export function createIntake({ accept, clock }: IntakeParts): Intake {
  const handOn = async ({ points, rejections }: ParsedLines): Promise<Acceptance> => {
    const acceptance = await accept(points);
    const all = [...rejections, ...acceptance.rejections].sort((a, b) => a.position - b.position);
    return { accepted: acceptance.accepted, rejections: all };
  };
  return {
    lines: ({ text, precision: given }) => {
      const precision = parsePrecision(given);
      return precision === null ? null : handOn(parseLines(text, { precision, now: clock() }));
    },
    items: (items) => handOn(parseJsonReadings(items, clock())),
  };
}
