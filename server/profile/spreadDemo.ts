import type { Area, AreaId } from '#shared/area/area.ts';
import { type AreaTree, createAreaTree } from '#shared/area/areaTree.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Demo, Profile } from '#shared/profile/profile.ts';
import type { DemoFile, DemoFileItem } from './demoFile.ts';

type ByArea = Readonly<Record<string, number>>;

/**
 * Deals `total` out by weight in steps of `step`, so that the parts add up to it to the digit: what rounding down leaves
 * over goes to those who lost most by it.
 */
export function dealOut(total: number, weights: readonly number[], step: number): number[] {
  const whole = Math.round(total / step);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (sum === 0 ? whole / weights.length : (whole * weight) / sum));
  const parts = exact.map(Math.floor);
  const left = whole - parts.reduce((all, part) => all + part, 0);
  const byLoss = exact
    .map((value, index) => ({ index, loss: value - Math.floor(value) }))
    .sort((a, b) => b.loss - a.loss || a.index - b.index);
  for (const { index } of byLoss.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts.map((part) => Number((part * step).toFixed(6)));
}

interface Ground {
  readonly tree: AreaTree;
  /** The areas of today. */
  readonly areas: readonly Area[];
}

/** The number of an area: its own, else what its children have together, else its share of what its parent has. */
function numberIn(given: ByArea, { tree, areas }: Ground): (area: Area) => number {
  const today = new Set(areas);
  const childrenOf = (id: AreaId) => tree.childrenOf(id).filter((child) => today.has(child));
  const below = (area: Area): number | null => {
    const own = given[area.code];
    if (own !== undefined) return own;
    const parts = childrenOf(area.id)
      .map(below)
      .filter((part) => part !== null);
    return parts.length > 0 ? parts.reduce((sum, part) => sum + part, 0) : null;
  };
  const numberOf = (area: Area): number => {
    const known = below(area);
    if (known !== null) return known;
    const parent = area.parent === null ? undefined : tree.get(area.parent);
    if (!parent) return 1;
    const siblings = childrenOf(parent.id);
    const named = siblings.map(below).filter((part) => part !== null);
    // Among areas that are named, one that is not has nothing.
    return named.length > 0 ? 0 : numberOf(parent) / siblings.length;
  };
  return numberOf;
}

/** How far an area leans: its own number, else that of the nearest area above it that has one. */
const leanOf = (area: Area, lean: ByArea, tree: AreaTree): number =>
  [area, ...tree.ancestorsOf(area.id)].map(({ code }) => lean[code]).find((one) => one !== undefined) ?? 0;

const byCode = (areas: readonly Area[], numbers: readonly number[]): Record<string, number> =>
  Object.fromEntries(areas.map((area, index) => [area.code, numbers[index] ?? 0]));

interface Spreading {
  readonly file: DemoFile;
  readonly ground: Ground;
}

type Spread = Demo['indicators'][number];

const withoutTotal = ({ total: _total, ...item }: DemoFileItem): Omit<DemoFileItem, 'total'> => item;

/** One entry with a level, and for a ratio a size, for each area that reports it. */
function spreadItem(item: DemoFileItem, indicator: Indicator, { file, ground }: Spreading): Spread {
  const { perMillion, by, range, areas: levels, sizes, ...entry } = withoutTotal(item);
  const total = item.total ?? (perMillion === undefined ? undefined : perMillion * file.population);
  const places = ground.areas.filter((area) => indicator.levels.includes(area.level));
  const weights = places.map(numberIn((by && file.weights[by]) || {}, ground));
  const isRatio = indicator.measure === 'ratio';
  const step = isRatio ? 1 : 10 ** -indicator.decimals;
  const dealt = total === undefined ? {} : byCode(places, dealOut(total, weights, step));

  const leans = places.map((area) => leanOf(area, file.lean, ground.tree));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const middle = leans.reduce((sum, lean, index) => sum + (lean * (weights[index] ?? 0)) / all, 0);
  const leaning =
    range === undefined
      ? {}
      : byCode(
          places,
          leans.map((lean) => Number((entry.level + range * (lean - middle)).toFixed(3))),
        );

  const ownLevels = { ...leaning, ...(isRatio ? {} : dealt), ...levels };
  const ownSizes = { ...(isRatio ? dealt : {}), ...sizes };
  return {
    ...entry,
    ...(Object.keys(ownLevels).length > 0 && { areas: ownLevels }),
    ...(Object.keys(ownSizes).length > 0 && { sizes: ownSizes }),
  };
}

/** The demo feed area by area, as it is played. An entry about an indicator that is not there stays as it is. */
export function spreadDemo(file: DemoFile, items: readonly DemoFileItem[], profile: Profile): Demo {
  const ground: Ground = {
    tree: createAreaTree(profile.levels, profile.areas),
    areas: profile.areas.filter(({ validTo }) => validTo === null),
  };
  const { stormPath, straggler } = file;
  const indicators = items.map((item) => {
    const indicator = profile.indicators.find(({ id }) => id === item.indicator);
    if (indicator) return spreadItem(item, indicator, { file, ground });
    const { perMillion: _perMillion, by: _by, range: _range, ...entry } = withoutTotal(item);
    return entry;
  });
  return { indicators, stormPath, ...(straggler && { straggler }) };
}
