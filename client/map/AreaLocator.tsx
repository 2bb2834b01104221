import { useMemo } from 'react';
import { useLanguage } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { useBox } from '#client/ui/useBox.ts';
import type { AreaId } from '#shared/area/area.ts';
import styles from './AreaLocator.module.css';
import { type MapGeometry, ringsOf, useMapGeometry } from './mapGeometry.ts';
import {
  type Bounds,
  boundsOf,
  type Frame,
  fitView,
  type LonLat,
  projectTo,
  type View,
} from './projection.ts';

const marginPx = 16;
/** Around the marked area: some are smaller than a letter. */
const ringPx = 13;

const pathOf = (rings: readonly (readonly LonLat[])[], view: View): string =>
  rings
    .map((ring) => {
      const points = ring.map((at) => projectTo(view, at));
      return `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
    })
    .join('');

/** A map stands at the right of its frame, where the names are on the left; here there are none. */
function centred(bounds: Bounds, box: { width: number; height: number }, frame: Frame): View {
  const view = fitView(bounds, box, frame);
  const spare = projectTo(view, [bounds[0], bounds[1]]).x - frame.left;
  return { ...view, left: view.left + spare / 2 };
}

function useDrawnAreas(geometry: MapGeometry | undefined, box: ReturnType<typeof useBox>[1]) {
  return useMemo(() => {
    if (!geometry || !box || box.width === 0 || box.height === 0) return [];
    const { features } = geometry.boundaries;
    const { width, height } = box;
    const frame = {
      ...{ left: marginPx, top: marginPx, right: width - marginPx, bottom: height - marginPx },
      legendTop: height,
    };
    const view = centred(boundsOf(features.flatMap(ringsOf)), { width, height }, frame);
    return features.map((feature) => {
      const rings = ringsOf(feature);
      const [west, south, east, north] = boundsOf(rings);
      const middle = projectTo(view, [(west + east) / 2, (south + north) / 2]);
      return { area: feature.properties.area, path: pathOf(rings, view), middle };
    });
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
        {drawn
          .filter((one) => one.area === marked)
          .map(({ middle }) => (
            <circle key="ring" className={styles.ring} cx={middle.x} cy={middle.y} r={ringPx} />
          ))}
      </svg>
    </div>
  );
}
