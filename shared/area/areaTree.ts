import type { Area, AreaId, Level, LevelId } from './area.ts';

/** The areas of a profile as a tree, with the look-ups every part of the product needs. */
export interface AreaTree {
  readonly root: Area;
  readonly areas: readonly Area[];
  readonly levels: readonly Level[];
  get(id: AreaId): Area | undefined;
  /** In profile order. Empty for a leaf or an unknown id. */
  childrenOf(id: AreaId): readonly Area[];
  /** From the parent up to the root; empty for the root. */
  ancestorsOf(id: AreaId): readonly Area[];
  atLevel(level: LevelId): readonly Area[];
  /** Whether `id` is `scope` or lies below it. */
  isWithin(id: AreaId, scope: AreaId): boolean;
  /** The area that carried `code` on `day` (`YYYY-MM-DD`). An id is taken as well, for exact back-references. */
  resolve(code: string, day: string): Area | undefined;
}

export const isValidOn = (area: Area, day: string): boolean =>
  (area.validFrom === null || area.validFrom <= day) && (area.validTo === null || day < area.validTo);

/** `areas` must have passed the checks of a profile: one root, known parents, no cycle. */
export function createAreaTree(levels: readonly Level[], areas: readonly Area[]): AreaTree {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const byCode = Map.groupBy(areas, (area) => area.code);
  const children = Map.groupBy(areas, (area) => area.parent);
  const byLevel = Map.groupBy(areas, (area) => area.level);
  const idValidOn = (id: string, day: string): Area | undefined => {
    const area = byId.get(id as AreaId);
    return area && isValidOn(area, day) ? area : undefined;
  };
  const root = children.get(null)?.[0];
  if (!root) throw new Error('an area tree needs one area without a parent');

  const ancestors = new Map<AreaId, readonly Area[]>();
  const ancestorsOf = (id: AreaId): readonly Area[] => {
    const known = ancestors.get(id);
    if (known) return known;
    const parent = byId.get(id)?.parent;
    const parentArea = parent ? byId.get(parent) : undefined;
    const found = parentArea ? [parentArea, ...ancestorsOf(parentArea.id)] : [];
    ancestors.set(id, found);
    return found;
  };

  return {
    root,
    areas,
    levels,
    get: (id) => byId.get(id),
    childrenOf: (id) => children.get(id) ?? [],
    ancestorsOf,
    atLevel: (level) => byLevel.get(level) ?? [],
    isWithin: (id, scope) => id === scope || ancestorsOf(id).some((area) => area.id === scope),
    resolve: (code, day) => byCode.get(code)?.find((area) => isValidOn(area, day)) ?? idValidOn(code, day),
  };
}

/** The area that a question means: the one that carries this code on `day`, else the one with this id, of whatever time. */
export const areaMeant = (text: string, day: string, tree: AreaTree): Area | undefined =>
  tree.resolve(text, day) ?? tree.get(text as AreaId);
