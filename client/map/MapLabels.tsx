import { formatNumeral } from '#client/format/indicatorValue.ts';
import { useLanguage } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { AreaId } from '#shared/area/area.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { AreaValue } from './areaValues.ts';
import styles from './MapLabels.module.css';
import { type MapFrame, mapSizes } from './mapFrame.ts';

interface MapLabelsProps {
  readonly frame: MapFrame;
  readonly indicator: Indicator;
  readonly values: readonly AreaValue[];
  /** Areas with a mark at their seat: the mark takes the place of the leader's dot. */
  readonly marked: ReadonlySet<AreaId>;
  readonly u: number;
}

function Leaders({ frame, marked, u }: Pick<MapLabelsProps, 'frame' | 'marked' | 'u'>) {
  const { leaders } = frame.labels;
  const { x, bend, end } = frame.column;
  return (
    <>
      {leaders.map(({ item, from, y }) => (
        <g key={item} className={styles.leader}>
          <path
            d={`M${from.x + (marked.has(item) ? mapSizes.mark * u : 0)} ${from.y}H${bend}L${end} ${y}H${x - 5 * u}`}
          />
          {!marked.has(item) && <circle cx={from.x} cy={from.y} r={2.6 * u} />}
        </g>
      ))}
    </>
  );
}

/** What lies around, for orientation; the quietest text of the map. */
function Surroundings({ frame }: Pick<MapLabelsProps, 'frame'>) {
  const { language } = useLanguage();
  return (
    <>
      {frame.surroundings.map(({ name, at }) => (
        <text key={name.vi} className={styles.surrounding} x={at.x} y={at.y} dy="0.35em" textAnchor="middle">
          {name[language]}
        </text>
      ))}
    </>
  );
}

/** Names and values over the drawn map, inside their cells or in the column. The same over GPU and drawing. */
export function MapLabels({ frame, indicator, values, marked, u }: MapLabelsProps) {
  const { language } = useLanguage();
  const { tree } = useProvince();
  const byArea = new Map(values.map((one) => [one.area, one]));
  const name = (id: AreaId): string => tree.get(id)?.name[language] ?? id;
  const value = (id: AreaId): string => formatNumeral(byArea.get(id)?.value ?? null, indicator, language);
  const line = mapSizes.insideLine * u;
  return (
    <svg className={styles.labels} width={frame.view.width} height={frame.view.height} aria-hidden="true">
      <Leaders frame={frame} marked={marked} u={u} />
      <Surroundings frame={frame} />
      {frame.labels.inside.map(({ id, at, shape }) => (
        <text key={id} textAnchor="middle" data-current={byArea.get(id)?.current}>
          {[...shape.lines, value(id)].map((text, index, lines) => (
            <tspan
              key={text}
              className={index === lines.length - 1 ? styles.value : undefined}
              x={at.x}
              y={at.y + (index - (lines.length - 1) / 2) * line}
              dy="0.35em"
            >
              {text}
            </tspan>
          ))}
        </text>
      ))}
      {frame.labels.leaders.map(({ item, y }) => (
        <text key={item} x={frame.column.x} y={y} dy="0.35em" data-current={byArea.get(item)?.current}>
          <tspan>{name(item)}</tspan>
          <tspan className={styles.value} x={frame.column.valueRight} textAnchor="end">
            {value(item)}
          </tspan>
        </text>
      ))}
    </svg>
  );
}
