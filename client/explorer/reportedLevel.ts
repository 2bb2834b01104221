import type { Level, LevelId } from '#shared/area/area.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';

const rankOf = (levels: readonly Level[], id: LevelId): number =>
  levels.findIndex((level) => level.id === id);

/**
 * The lowest level at which sources report an indicator. Areas above it have a rolled-up value, areas below it have
 * none: that is no missing report and must not look like one.
 */
export function reportedLevel(
  indicator: Pick<Indicator, 'levels'>,
  levels: readonly Level[],
): Level | undefined {
  return levels.findLast((level) => indicator.levels.includes(level.id));
}

/** Whether areas of `level` have this indicator at all. `levels` in the order of the profile, the highest first. */
export function hasLevel(
  indicator: Pick<Indicator, 'levels'>,
  level: LevelId,
  levels: readonly Level[],
): boolean {
  const lowest = reportedLevel(indicator, levels);
  return lowest !== undefined && rankOf(levels, level) <= rankOf(levels, lowest.id);
}
