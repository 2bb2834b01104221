import { z } from 'zod';
import type { AreaId } from '#shared/area/area.ts';
import { bands } from '#shared/indicator/band.ts';
import { type Cell, origins } from '#shared/indicator/cell.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import type { Measured } from '#shared/indicator/reading.ts';
import { isCount, isNumber } from './codeParts.ts';

/**
 * A cell on the wire, about 45 bytes instead of about 190 as an object: place in the topic's grid, `at`, value or
 * numerator, denominator (null for a plain value), band, origin, reporting, expected.
 */
export type CellCode = readonly [
  place: number,
  at: number | null,
  first: number | null,
  denominator: number | null,
  band: number,
  origin: number,
  reporting: number,
  expected: number,
];

const isMeasure = (value: unknown): boolean => value === null || isNumber(value);

const isCellCode = (code: unknown): boolean =>
  Array.isArray(code) &&
  code.length === 8 &&
  isCount(code[0]) &&
  isMeasure(code[1]) &&
  isMeasure(code[2]) &&
  isMeasure(code[3]) &&
  isCount(code[4]) &&
  isCount(code[5]) &&
  isCount(code[6]) &&
  isCount(code[7]);

/** Looked at as a whole: hundreds come every second, and a parser for each of their numbers costs more than all they change. */
export const cellCodesSchema = z.custom<readonly CellCode[]>(
  (codes) => Array.isArray(codes) && codes.every(isCellCode),
  'cells of eight numbers each',
);

/** The order that numbers a topic's cells: each area in turn with every indicator of the profile. */
export interface CellGrid {
  readonly areas: readonly AreaId[];
  readonly indicators: readonly IndicatorId[];
}

export interface CellCoder {
  /** null when the cell is not in the grid. */
  encode(cell: Cell): CellCode | null;
  /** null when the place is outside the grid: the two sides disagree about the profile. */
  decode(code: CellCode): Cell | null;
}

function measuredFrom(first: number | null, denominator: number | null): Measured | null {
  if (first === null) return null;
  return denominator === null
    ? { kind: 'value', value: first }
    : { kind: 'ratio', numerator: first, denominator };
}

export function createCellCoder({ areas, indicators }: CellGrid): CellCoder {
  const areaAt = new Map(areas.map((area, index) => [area, index]));
  const indicatorAt = new Map(indicators.map((indicator, index) => [indicator, index]));
  return {
    encode: (cell) => {
      const row = areaAt.get(cell.area);
      const column = indicatorAt.get(cell.indicator);
      if (row === undefined || column === undefined) return null;
      const { measured } = cell;
      return [
        row * indicators.length + column,
        cell.at,
        measured === null ? null : measured.kind === 'value' ? measured.value : measured.numerator,
        measured?.kind === 'ratio' ? measured.denominator : null,
        bands.indexOf(cell.band),
        origins.indexOf(cell.origin),
        cell.reporting,
        cell.expected,
      ];
    },
    decode: ([place, at, first, denominator, band, origin, reporting, expected]) => {
      const area = areas[Math.floor(place / indicators.length)];
      const indicator = indicators[place % indicators.length];
      if (area === undefined || indicator === undefined) return null;
      return {
        indicator,
        area,
        at,
        measured: measuredFrom(first, denominator),
        band: bands[band] ?? 'calm',
        origin: origins[origin] ?? 'reported',
        reporting,
        expected,
      };
    },
  };
}
