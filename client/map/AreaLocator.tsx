import { useMemo } from 'react';
import { useLanguage } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { useBox } from '#client/ui/useBox.ts';
import type { AreaId } from '#shared/area/area.ts';
import styles from './AreaLocator.module.css';
import { type MapGeometry, ringsOf, useMapGeometry } from './mapGeometry.ts';
import { boundsOf, fitView, type LonLat, projectTo, type View } from './projection.ts';

const marginPx = 6;

const pathOf = (rings: readonly (readonly LonLat[])[], view: View): string =>
  rings
    .map((ring) => {
      const points = ring.map((at) => projectTo(view, at));
      return `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
    })
    .join('');

function useDrawnAreas(geometry: MapGeometry | undefined, box: ReturnType<typeof useBox>[1]) {
  return useMemo(() => {
    if (!geometry || !box || box.width === 0 || box.height === 0) return [];
    const { features } = geometry.boundaries;
    const { width, height } = box;
    const frame = {
      ...{ left: marginPx, top: marginPx, right: width - marginPx, bottom: height - marginPx },
      legendTop: height,
    };
    const view = fitView(boundsOf(features.flatMap(ringsOf)), { width, height }, frame);
    return features.map((feature) => ({
      area: feature.properties.area,
      path: pathOf(ringsOf(feature), view),
    }));
  }, [geometry, box]);
}

/** Where an area lies in the province: a drawing without values, names or tools. */
export function AreaLocator({ area }: { readonly area: AreaId }) {
  const { tree, profile } = useProvince();
  const { language } = useLanguage();
  const [boxRef, box] = useBox<HTMLDivElement>();
  const drawn = useDrawnAreas(useMapGeometry(), box);
  const own = tree.get(area);
  const path = own ? [own, ...tree.ancestorsOf(area)] : [];
  const marked = path.find(({ level }) => level === profile.map.level)?.id;
  return (
    <div ref={boxRef} className={styles.box}>
      <svg role="img" aria-label={own?.fullName[language]} width={box?.width ?? 0} height={box?.height ?? 0}>
        {drawn.map((one) => (
          <path key={one.area} className={styles.area} data-marked={one.area === marked} d={one.path} />
        ))}
      </svg>
    </div>
  );
}
