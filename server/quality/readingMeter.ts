import type { RawPoint } from '#server/indicator/rawPoint.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { Rejection } from '#shared/protocol/routes.ts';

/** Port of the pipeline: who counts what arrives. It never throws and is told only of what is durable. */
export interface ReadingMeter {
  /** What was accepted and refused of the points of one request. */
  received(arrival: Arrival, now: number): void;
}

export interface Arrival {
  readonly points: readonly RawPoint[];
  readonly readings: readonly Reading[];
  readonly rejections: readonly Rejection[];
}
