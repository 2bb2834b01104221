import type { AreaId } from '#shared/area/area.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import { createDayOf, startOfDay } from '#shared/area/calendarDay.ts';

/** When an area carried its code, [fromAt, toAt) in epoch ms. */
export interface CodePeriod {
  readonly code: string;
  readonly fromAt: number;
  readonly toAt: number;
}

/**
 * Between our areas and the codes in the database. A code is an area only together with a time: on 1 July 2025 most
 * commune codes got new territory.
 */
export interface AreaCodes {
  /** null: the area is unknown, or did not exist under its code at that time, so it could not be read back. */
  codeOf(area: AreaId, at: number): string | null;
  areaOf(code: string, at: number): AreaId | null;
  /** Whether asking for everything is quicker than naming these areas one by one. */
  isMost(areas: readonly AreaId[]): boolean;
  /** null for an unknown area. */
  periodOf(area: AreaId): CodePeriod | null;
  /** Instants after `at` at which a code changed hands, ascending. */
  changesAfter(at: number): number[];
}

export function createAreaCodes(areas: AreaTree, timeZone: string): AreaCodes {
  const dayOf = createDayOf(timeZone);
  const startOf = (day: string | null, otherwise: number): number =>
    day === null ? otherwise : startOfDay(day, dayOf);
  const periods = new Map<AreaId, CodePeriod>(
    areas.areas.map(({ id, code, validFrom, validTo }) => [
      id,
      {
        code,
        fromAt: startOf(validFrom, Number.NEGATIVE_INFINITY),
        toAt: startOf(validTo, Number.POSITIVE_INFINITY),
      },
    ]),
  );
  const ends = new Set([...periods.values()].map(({ toAt }) => toAt));
  const areaOf = (code: string, at: number): AreaId | null => areas.resolve(code, dayOf(at))?.id ?? null;

  return {
    codeOf: (area, at) => {
      const code = periods.get(area)?.code;
      return code !== undefined && areaOf(code, at) === area ? code : null;
    },
    areaOf,
    isMost: (some) => some.length * 2 > periods.size,
    periodOf: (area) => periods.get(area) ?? null,
    changesAfter: (at) =>
      [...ends].filter((end) => end > at && end < Number.POSITIVE_INFINITY).sort((a, b) => a - b),
  };
}
