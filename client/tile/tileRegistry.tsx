import type { ComponentType } from 'react';
import type { Tile, TileKind } from '#shared/scene/scene.ts';
import { AlertListTile } from './AlertListTile.tsx';
import { BulletTile } from './BulletTile.tsx';
import { ClockTile } from './ClockTile.tsx';
import { HeadlineTile } from './HeadlineTile.tsx';
import { MapTile } from './MapTile.tsx';
import { NoticeTile } from './NoticeTile.tsx';
import { RankingTile } from './RankingTile.tsx';
import { RibbonTile } from './RibbonTile.tsx';
import { SitesTile } from './SitesTile.tsx';
import { StateMatrixTile } from './StateMatrixTile.tsx';
import { TickerTile } from './TickerTile.tsx';
import { TileBoundary } from './TileBoundary.tsx';
import { TrendTile } from './TrendTile.tsx';
import type { TileProps, TileRoom } from './tileProps.ts';

/** Every kind of tile with what draws it. A kind that is missing here does not compile. */
const tileRegistry: { readonly [K in TileKind]: ComponentType<TileProps<K>> } = {
  headline: HeadlineTile,
  map: MapTile,
  'alert-list': AlertListTile,
  ribbon: RibbonTile,
  trend: TrendTile,
  ranking: RankingTile,
  bullet: BulletTile,
  'state-matrix': StateMatrixTile,
  ticker: TickerTile,
  sites: SitesTile,
  notice: NoticeTile,
  clock: ClockTile,
};

/** A tile of any kind within its own fault boundary. */
export function TileView({ tile, room }: { readonly tile: Tile; readonly room: TileRoom }) {
  // The registry pairs each kind with its component; TypeScript cannot follow that pair through a union.
  const Kind = tileRegistry[tile.kind] as ComponentType<{ tile: Tile; room: TileRoom }>;
  return (
    <TileBoundary>
      <Kind tile={tile} room={room} />
    </TileBoundary>
  );
}
