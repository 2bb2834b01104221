import { useId } from 'react';
import { priorityShapes } from '#client/alert/AlertMark.tsx';
import type { DrawnMapProps } from './drawnMap.ts';
import { hatch } from './hatch.ts';
import { mapSizes } from './mapFrame.ts';
import { ringsOf, type Surroundings } from './mapGeometry.ts';
import { type Point, projectTo, type View } from './projection.ts';
import styles from './SchematicMap.module.css';

const pathOf = (rings: readonly (readonly Point[])[]): string =>
  rings.map((ring) => `M${ring.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`).join('');

const surroundingPath = (view: View, feature: Surroundings['features'][number]): string =>
  pathOf(ringsOf(feature).map((ring) => ring.map((at) => projectTo(view, at))));

function Hatch({ id, u }: { readonly id: string; readonly u: number }) {
  const gap = hatch.gap * u;
  return (
    <pattern id={id} width={gap} height={gap} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect className={styles.land} width={gap} height={gap} />
      <line className={styles.hatch} x1={gap / 2} x2={gap / 2} y2={gap} strokeWidth={hatch.line * u} />
    </pattern>
  );
}

function Marks({ marks, frame, u }: Pick<DrawnMapProps, 'marks' | 'frame' | 'u'>) {
  const size = (2 * mapSizes.mark * u) / 16;
  return (
    <>
      {marks.sites.map(({ at, state, isStation }, index) => {
        const { x, y } = projectTo(frame.view, at);
        const r = (isStation ? 2.4 : 4) * u;
        // biome-ignore lint/suspicious/noArrayIndexKey: several stations stand on one mast
        return <circle key={index} className={styles.site} data-state={state} cx={x} cy={y} r={r} />;
      })}
      {marks.alerts.map(({ area, priority, active }) => {
        const at = frame.marks.get(area);
        if (!at) return null;
        const { x, y } = projectTo(frame.view, at);
        return (
          <g
            key={area}
            className={styles.alert}
            data-priority={priority}
            data-active={active}
            transform={`translate(${x - 8 * size} ${y - 8 * size}) scale(${size})`}
          >
            <path d={priorityShapes[priority]} />
            {!active && <circle cx={8} cy={priority === 'high' ? 9.8 : 8} r={2.2} />}
          </g>
        );
      })}
    </>
  );
}

/** The map as a drawing: the same picture without a GPU, and what stands there until the GPU's map has come. */
export function SchematicMap({ geometry, frame, ramp, classes, marks, selected, u }: DrawnMapProps) {
  const hatchId = useId();
  const { features } = geometry.surroundings;
  const fill = (area: DrawnMapProps['selected']): string => {
    const token = area === null ? undefined : ramp[classes.get(area) ?? -1]?.token;
    return token ? `var(${token})` : `url(#${CSS.escape(hatchId)})`;
  };
  return (
    <svg className={styles.map} width={frame.view.width} height={frame.view.height} aria-hidden="true">
      <defs>
        <Hatch id={hatchId} u={u} />
      </defs>
      {features.map((feature, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: the surroundings never change within a page's life
          key={index}
          className={feature.properties.kind === 'land' ? styles.land : styles.neighbour}
          d={surroundingPath(frame.view, feature)}
        />
      ))}
      {frame.cells.map(({ area, rings }) => (
        <path key={area} className={styles.area} d={pathOf(rings)} style={{ fill: fill(area) }} />
      ))}
      {features
        .filter(({ properties }) => properties.kind === 'land')
        .map((feature) => (
          <path key="outline" className={styles.outline} d={surroundingPath(frame.view, feature)} />
        ))}
      {frame.cells
        .filter(({ area }) => area === selected)
        .map(({ area, rings }) => (
          <path key={area} className={styles.selected} d={pathOf(rings)} />
        ))}
      <Marks marks={marks} frame={frame} u={u} />
    </svg>
  );
}
