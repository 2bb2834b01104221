import { useMemo } from 'react';
import { formatNumber } from '#client/format/number.ts';
import { type AreaLooks, useAreaLooks } from '#client/indicator/useAreaLooks.ts';
import type { ValueLook } from '#client/indicator/valueLook.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { levelWord } from '#shared/area/levelWord.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { restAgainst, worstColumns, worstFirst } from './rankAreas.ts';
import styles from './StateMatrixTile.module.css';
import { type ShapeKind, StateShape, shapeOf } from './StateShape.tsx';
import { TileFrame, TileSentence } from './TileFrame.tsx';
import type { TileProps } from './tileProps.ts';
import { tileTexts } from './tileTexts.ts';
import { useDistricts, useIndicators } from './useIndicators.ts';

/** Widths in arc minutes of a name of an area and of an indicator. */
const widths = { name: 158, indicator: 88 } as const;
/** Heights in arc minutes: the tile's name, the names of the indicators, a row, the legend. */
const heights = { head: 34, names: 66, leastRow: 25.5, mostRow: 40, foot: 34 } as const;

interface RowProps {
  readonly row: AreaLooks;
  readonly indicators: readonly Indicator[];
}

function Row({ row: { area, looks }, indicators }: RowProps) {
  const { language } = useLanguage();
  const { tree } = useProvince();
  return (
    <tr>
      <th scope="row">{tree.get(area)?.name[language] ?? area}</th>
      {looks.map((look: ValueLook, index) => {
        const indicator = indicators[index];
        return (
          <td key={indicator?.id ?? index}>
            <StateShape look={look} side={indicator?.better === 'up' ? 'down' : 'up'} />
          </td>
        );
      })}
    </tr>
  );
}

/** In a narrow tile the first have room: a quiet dot explains itself. */
const kinds: readonly ShapeKind[] = ['critical', 'attention', 'missing', 'late', 'calm'];

interface LegendProps {
  readonly rest: string | null;
  /** Shapes that are on screen: the others need no words. */
  readonly present: ReadonlySet<ShapeKind>;
}

function Legend({ rest, present }: LegendProps) {
  const texts = useTexts(tileTexts);
  const { language } = useLanguage();
  return (
    <p className={styles.legend} lang={language}>
      {rest && <span className={styles.rest}>{rest}</span>}
      {kinds
        .filter((kind) => present.has(kind))
        .map((kind) => (
          <span key={kind} className={styles.key}>
            <StateShape look={kind} side="up" />
            {texts.states[kind]}
          </span>
        ))}
    </p>
  );
}

/** Indicators and looks of the columns there is room for. */
function useShownColumns(all: readonly Indicator[], areas: readonly AreaLooks[], most: number) {
  return useMemo(() => {
    if (all.length <= most) return { indicators: all, areas };
    const shown = worstColumns(areas, all.length, most);
    const only = <T,>(row: readonly T[]): T[] => row.filter((_, column) => shown.includes(column));
    return {
      indicators: only(all),
      areas: areas.map(({ area, looks }): AreaLooks => ({ area, looks: only(looks) })),
    };
  }, [all, areas, most]);
}

/** How every area stands in each of some indicators: quiet dots, and a shape where somebody must look. */
export function StateMatrixTile({ tile, room }: TileProps<'state-matrix'>) {
  const texts = useTexts(tileTexts);
  const { language } = useLanguage();
  const { profile } = useProvince();
  const all = useIndicators(tile.indicators);
  const most = Math.max(1, Math.floor((room.width - widths.name) / widths.indicator));
  const { indicators, areas } = useShownColumns(all, useAreaLooks(all, useDistricts()), most);
  const whole = (count: number): string => formatNumber(count, 0, language);
  const level = profile.levels.find(({ id }) => id === profile.map.level);
  const forRows = room.height - heights.head - heights.names - heights.foot;
  const fit = Math.max(1, Math.floor(forRows / heights.leastRow));
  // Areas keep their places as long as all of them fit: where one looks for one's own is learnt.
  const inOrder = useMemo(() => (areas.length <= fit ? areas : worstFirst(areas)), [areas, fit]);
  const shown = useMemo(() => inOrder.slice(0, fit), [inOrder, fit]);
  const present = useMemo(() => new Set(shown.flatMap(({ looks }) => looks.map(shapeOf))), [shown]);
  const rest = inOrder.slice(fit);
  const restText = texts.restOnes[restAgainst(shown.at(-1), rest)];
  const row = Math.min(heights.mostRow, forRows / Math.max(1, shown.length));
  return (
    <TileFrame
      label={texts.matrix(level?.many[language] ?? '')}
      {...(indicators.length < all.length && {
        note: texts.columnsOf(whole(indicators.length), whole(all.length)),
      })}
    >
      {indicators.length === 0 ? (
        <TileSentence>{texts.unknownIndicator(tile.indicators.join())}</TileSentence>
      ) : (
        <table className={styles.matrix}>
          <thead>
            <tr style={{ height: `calc(${heights.names} * var(--u))` }}>
              <td />
              {indicators.map(({ id, shortName, name }) => (
                <th key={id} scope="col">
                  {(shortName ?? name)[language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody style={{ '--row': `calc(${row.toFixed(2)} * var(--u))` } as React.CSSProperties}>
            {shown.map((one) => (
              <Row key={one.area} row={one} indicators={indicators} />
            ))}
          </tbody>
        </table>
      )}
      <Legend
        present={present}
        rest={
          rest.length === 0 ? null : restText(whole(rest.length), levelWord(level, rest.length, language))
        }
      />
    </TileFrame>
  );
}
