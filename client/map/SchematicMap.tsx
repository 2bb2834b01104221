import { useId } from 'react';
import { priorityShapes } from '#client/alert/AlertMark.tsx';
import type { DrawnMapProps } from './drawnMap.ts';
import { hatch } from './hatch.ts';
import { mapSizes } from './mapFrame.ts';
import { ringsOf, type Surroundings } from './mapGeometry.ts';
import { dotRadius } from './mapMarks.ts';
import { type Point, projectTo, type View } from './projection.ts';
import { routeSizes, routeStrokes } from './routeLines.ts';
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

type Drawn<K extends keyof DrawnMapProps> = Pick<DrawnMapProps, K | 'frame' | 'u'>;

function Bubbles({ bubbles, frame, u }: Drawn<'bubbles'>) {
  return bubbles.map(({ area, radius }) => {
    const at = frame.marks.get(area);
    if (!at) return null;
    const { x, y } = projectTo(frame.view, at);
    return <circle key={area} className={styles.bubble} cx={x} cy={y} r={radius * u} />;
  });
}

function Routes({ routes, frame, u }: Drawn<'routes'>) {
  const path = (isCross: boolean): string =>
    routes
      .flatMap((route) => routeStrokes(route, frame.view, u))
      .filter((stroke) => stroke.isCross === isCross)
      .map(({ a, b }) => `M${a.x.toFixed(1)} ${a.y.toFixed(1)}L${b.x.toFixed(1)} ${b.y.toFixed(1)}`)
      .join('');
  const { line, crossLine, rim } = routeSizes;
  const parts = [
    { d: path(false), width: line },
    { d: path(true), width: crossLine },
  ];
  return (
    <>
      {parts.map(({ d, width }) => (
        <path key={width} className={styles.routeRim} d={d} strokeWidth={(width + 2 * rim) * u} />
      ))}
      {parts.map(({ d, width }) => (
        <path key={width} className={styles.route} d={d} strokeWidth={width * u} />
      ))}
    </>
  );
}

function Sites({ sites, frame, u }: Drawn<'sites'>) {
  return sites.map(({ place, at, state, kind }) => {
    const { x, y } = projectTo(frame.view, at);
    return (
      <circle key={place} className={styles.site} data-state={state} cx={x} cy={y} r={dotRadius(kind) * u} />
    );
  });
}

function Alerts({ alerts, frame, u }: Drawn<'alerts'>) {
  const size = (2 * mapSizes.mark * u) / 16;
  return alerts.map(({ area, priority, active }) => {
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
  });
}

/** The map as a drawing: the same picture without a GPU, and what stands there until the GPU's map has come. */
export function SchematicMap(props: DrawnMapProps) {
  const { geometry, frame, ramp, classes, selected, u } = props;
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
      <Bubbles {...props} />
      <Routes {...props} />
      <Sites {...props} />
      <Alerts {...props} />
    </svg>
  );
}
