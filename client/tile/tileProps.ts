import type { Tile, TileKind } from '#shared/scene/scene.ts';

/** The room a tile has, in arc minutes: what does not fit in it must not be begun. */
export interface TileRoom {
  readonly width: number;
  readonly height: number;
}

export interface TileProps<K extends TileKind> {
  readonly tile: Extract<Tile, { kind: K }>;
  readonly room: TileRoom;
}
