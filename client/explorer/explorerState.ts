import { explorerAddress } from '#client/ui/pageAddress.ts';
import type { Area, AreaId } from '#shared/area/area.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import type { Indicator, IndicatorId } from '#shared/indicator/indicator.ts';
import type { PageProfile } from '#shared/profile/profile.ts';
import { tilesOf } from '#shared/scene/scene.ts';

export const explorerLists = ['areas', 'sites'] as const;
export type ExplorerList = (typeof explorerLists)[number];

/** What is on screen. It lives in the address alone: reload, Back and a sent link all show the same. */
export interface ExplorerState {
  readonly area: Area;
  readonly indicator: Indicator;
  /** Which table stands beside the map; null: the one that fits. */
  readonly list: ExplorerList | null;
}

/** Something in the address that this province does not have. Told, never silently replaced. */
export interface AddressProblem {
  readonly kind: 'unknown-area' | 'unknown-indicator';
  readonly given: string;
}

/** The part of a province that an address refers to. */
export interface Addressable {
  readonly profile: Pick<PageProfile, 'scenes' | 'indicators'>;
  readonly tree: AreaTree;
  readonly indicators: ReadonlyMap<IndicatorId, Indicator>;
}

/** What the first scene's map shows is what a leader asks about first. */
function firstIndicator({ profile, indicators }: Addressable): Indicator {
  const [scene] = profile.scenes;
  const map = scene && tilesOf(scene).find((tile) => tile.kind === 'map');
  const onWall = map && indicators.get(map.indicator);
  const first = onWall ?? profile.indicators[0];
  if (!first) throw new Error('a profile has at least one indicator');
  return first;
}

export interface ReadAddress {
  readonly state: ExplorerState;
  readonly problems: readonly AddressProblem[];
}

/** Reads the query of an address. What is not given or not known falls back to the whole province. */
export function readAddress(search: string, province: Addressable): ReadAddress {
  const query = new URLSearchParams(search);
  const askedArea = query.get('area');
  const askedIndicator = query.get('indicator');
  const area = askedArea === null ? undefined : province.tree.get(askedArea as AreaId);
  const indicator =
    askedIndicator === null ? undefined : province.indicators.get(askedIndicator as IndicatorId);
  const problems: AddressProblem[] = [];
  if (askedArea !== null && !area) problems.push({ kind: 'unknown-area', given: askedArea });
  if (askedIndicator !== null && !indicator)
    problems.push({ kind: 'unknown-indicator', given: askedIndicator });
  return {
    state: {
      area: area ?? province.tree.root,
      indicator: indicator ?? firstIndicator(province),
      list: explorerLists.find((list) => list === query.get('list')) ?? null,
    },
    problems,
  };
}

export const addressOf = ({ area, indicator, list }: ExplorerState): string =>
  `${explorerAddress(area.id, indicator.id)}${list === null ? '' : `&list=${list}`}`;
