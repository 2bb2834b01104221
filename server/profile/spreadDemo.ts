import type { Area, AreaId } from '#shared/area/area.ts';
import { type AreaTree, createAreaTree } from '#shared/area/areaTree.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Demo, Profile } from '#shared/profile/profile.ts';
import type { DemoFile, DemoFileItem } from './demoFile.ts';

type ByArea = Readonly<Record<string, number>>;

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/**
 * Deals `total` out by weight in steps of `step`, so that the parts add up to it to the digit: what rounding down leaves
 * over goes to those who lost most by it.
 */
export function dealOut(total: number, weights: readonly number[], step: number): number[] {
  const whole = Math.round(total / step);
  const sum = sumOf(weights);
  const exact = weights.map((weight) => (sum === 0 ? whole / weights.length : (whole * weight) / sum));
  const parts = exact.map(Math.floor);
  const left = whole - sumOf(parts);
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
    return parts.length > 0 ? sumOf(parts) : null;
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
  readonly tree: AreaTree;
  readonly indicator: Indicator;
  /** The areas that report it, and the weight of each. */
  readonly places: readonly Area[];
  readonly weights: readonly number[];
}

type DemoEntry = Demo['indicators'][number];

/** An entry without what only `demo.json` knows. */
function playable(item: DemoFileItem): DemoEntry {
  const { total: _total, perMillion: _perMillion, by: _by, range: _range, ...entry } = item;
  return entry;
}

/** What of the province's figure each area has; nothing when the entry does not deal one out. */
function dealtBy(item: DemoFileItem, { indicator, places, weights, file }: Spreading): ByArea {
  const isRatio = indicator.measure === 'ratio';
  const scaled = item.perMillion === undefined ? undefined : item.perMillion * file.population;
  // A ratio without a total is about the things that the weights count: communes, stations.
  const counted = isRatio && item.by !== undefined ? sumOf(weights) : undefined;
  const total = item.total ?? scaled ?? counted;
  if (total === undefined) return {};
  return byCode(places, dealOut(total, weights, isRatio ? 1 : 10 ** -indicator.decimals));
}

/** Levels around that of the entry, whose mean over `sizes` it is; nothing when areas do not differ. */
function leaningBy(item: DemoFileItem, sizes: readonly number[], { places, file, tree }: Spreading): ByArea {
  const { range } = item;
  if (range === undefined) return {};
  const leans = places.map((area) => leanOf(area, file.lean, tree));
  const middle = sumOf(leans.map((lean, index) => lean * (sizes[index] ?? 0))) / sumOf(sizes);
  const levels = leans.map((lean) => Number((item.level + range * (lean - middle)).toFixed(3)));
  return byCode(places, levels);
}

/** One entry with a level, and for a ratio a size, for each area that reports it. */
function spreadItem(item: DemoFileItem, spreading: Spreading): DemoEntry {
  const { places, weights, indicator } = spreading;
  const isRatio = indicator.measure === 'ratio';
  const dealt = dealtBy(item, spreading);
  const sizes = { ...(isRatio && dealt), ...item.sizes };
  const leaning = leaningBy(
    item,
    places.map(({ code }, index) => sizes[code] ?? weights[index] ?? 0),
    spreading,
  );
  const areas = { ...leaning, ...(!isRatio && dealt), ...item.areas };
  return {
    ...playable(item),
    ...(Object.keys(areas).length > 0 && { areas }),
    ...(Object.keys(sizes).length > 0 && { sizes }),
  };
}

/** The demo feed area by area, as it is played. An entry about an indicator that is not there stays as it is. */
export function spreadDemo(file: DemoFile, items: readonly DemoFileItem[], profile: Profile): Demo {
  const ground: Ground = {
    tree: createAreaTree(profile.levels, profile.areas),
    areas: profile.areas.filter(({ validTo }) => validTo === null),
  };
  const indicators = items.map((item) => {
    const indicator = profile.indicators.find(({ id }) => id === item.indicator);
    if (!indicator) return playable(item);
    const places = ground.areas.filter((area) => indicator.levels.includes(area.level));
    const weights = places.map(numberIn((item.by && file.weights[item.by]) || {}, ground));
    return spreadItem(item, { file, tree: ground.tree, indicator, places, weights });
  });
  const { stormPath, straggler } = file;
  return { indicators, stormPath, ...(straggler && { straggler }) };
}
