import { addProtocol } from 'maplibre-gl';
import { PMTiles, Protocol, TileType } from 'pmtiles';
import { z } from 'zod';
import { paths } from '#shared/protocol/routes.ts';

/** The province's own tiles as the map draws them: pictures, or lines and surfaces of named layers. */
export interface OwnTiles {
  readonly url: string;
  readonly kind: 'raster' | 'vector';
  readonly layers: readonly string[];
}

const metadataSchema = z.object({
  vector_layers: z.array(z.object({ id: z.string() })).default([]),
});

async function readArchive(): Promise<OwnTiles> {
  const address = new URL(paths.tiles, window.location.origin).href;
  const archive = new PMTiles(address);
  const { tileType } = await archive.getHeader();
  const isVector = tileType === TileType.Mvt;
  const metadata = isVector ? metadataSchema.safeParse(await archive.getMetadata()) : null;
  const protocol = new Protocol();
  protocol.add(archive);
  addProtocol('pmtiles', protocol.tile);
  return {
    url: `pmtiles://${address}`,
    kind: isVector ? 'vector' : 'raster',
    layers: metadata?.success ? metadata.data.vector_layers.map(({ id }) => id) : [],
  };
}

let archive: Promise<OwnTiles | null> | null = null;

/** What the server has of the province's own tiles, asked once in a page's life; null when they cannot be read. */
export function readOwnTiles(): Promise<OwnTiles | null> {
  // The map is whole without them: they are for orientation.
  archive ??= readArchive().catch(() => null);
  return archive;
}
