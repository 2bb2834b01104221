import { useMemo } from 'react';
import { formatNumeral } from '#client/format/indicatorValue.ts';
import { useLanguage } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { textWidth, useFontArrival } from '#client/ui/textWidth.ts';
import type { Box } from '#client/ui/useBox.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { createMapFrame, type MapFrame, mapSizes } from './mapFrame.ts';
import type { MapGeometry } from './mapGeometry.ts';
import type { Rect } from './projection.ts';

interface MapFrameRequest {
  readonly geometry: MapGeometry | undefined;
  readonly box: Box | null;
  readonly u: number;
  readonly indicator: Indicator;
  readonly limits: readonly number[];
  readonly fitTo: AreaId | null;
  readonly legend: Rect;
  readonly caption: Rect | null;
  readonly foot: number;
}

/** From this class on a share of 100 % is what is usual. */
const nearlyAll = 95;

/** The widest value to be expected, so that a label keeps its place when its value changes. */
function widestValue({ decimals, measure }: Indicator, limits: readonly number[]): number {
  const highest = Math.max(...limits.map(Math.abs));
  const share = highest < nearlyAll ? 88.8 : 100;
  const most = measure === 'ratio' ? share : highest * 2;
  return Number(`${'8'.repeat(String(Math.ceil(most)).length)}.${'8'.repeat(decimals)}`);
}

/** Where everything on the map stands. Computed again for another size, language or indicator; never for a value. */
export function useMapFrame(request: MapFrameRequest): MapFrame | null {
  const { geometry, box, u, indicator, limits, fitTo, legend, caption, foot } = request;
  const { language } = useLanguage();
  const { tree, profile } = useProvince();
  const fontArrival = useFontArrival();
  return useMemo(() => {
    // Widths measured before the font came belong to another font.
    void fontArrival;
    if (!geometry || !box || box.width === 0 || box.height === 0) return null;
    const size = mapSizes.text * u;
    const value = textWidth(formatNumeral(widestValue(indicator, limits), indicator, language), 650, size);
    const labels = geometry.boundaries.features.flatMap(({ properties }) => {
      const area = tree.get(properties.area);
      if (!area) return [];
      const measured = (text: string) => ({ text, width: textWidth(text, 500, size) });
      const [first, ...rest] = area.name[language].split(' ');
      const broken = first !== undefined && rest.length > 0 ? [first, rest.join(' ')].map(measured) : null;
      return [{ area: area.id, seat: area.seat, name: measured(area.name[language]), broken, value }];
    });
    return createMapFrame({
      geometry,
      box,
      u,
      labels,
      fitTo,
      legend,
      caption,
      foot,
      surroundings: profile.map.labels,
    });
  }, [
    geometry,
    box,
    u,
    indicator,
    limits,
    fitTo,
    legend,
    caption,
    foot,
    language,
    tree,
    profile,
    fontArrival,
  ]);
}
