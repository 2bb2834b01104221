import { useTexts } from '#client/locale/language.tsx';
import { MapView } from '#client/map/MapView.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { TileProps } from './tileProps.ts';
import { tileTexts } from './tileTexts.ts';

/** The province's map on a scene: to be looked at, not touched. */
export function MapTile({ tile }: TileProps<'map'>) {
  const texts = useTexts(tileTexts);
  const { indicators } = useProvince();
  const indicator = indicators.get(tile.indicator);
  if (!indicator) return <p>{texts.unknownIndicator(tile.indicator)}</p>;
  const volume = tile.volume === undefined ? undefined : indicators.get(tile.volume);
  return <MapView indicator={indicator} limits={tile.limits} volume={volume} follows />;
}
