import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTexts } from '#client/locale/language.tsx';
import { gridLines, type Place, type TileKind } from '#shared/scene/scene.ts';
import styles from './ScenesPage.module.css';
import { changePlace, type PlaceChange } from './scenePlaces.ts';
import { sceneTexts } from './sceneTexts.ts';

interface PlaceGridProps {
  readonly places: readonly Place[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly onChange: (places: readonly Place[]) => void;
}

const arrows: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What a drag by some lines, or an arrow key, means for a place. */
const changeBy = (isResize: boolean, across: number, down: number): PlaceChange =>
  isResize ? { columns: across, rows: down } : { column: across, row: down };

/** The kinds of tile in a place, each once with how often it is there. */
function namesOf(tiles: Place['tiles'], kinds: Readonly<Record<TileKind, string>>): string {
  const groups = Map.groupBy(tiles, ({ kind }) => kind);
  return [...groups]
    .map(([kind, { length }]) => (length > 1 ? `${kinds[kind]} × ${length}` : kinds[kind]))
    .join(', ');
}

/** Follows the pointer in whole lines of the grid. */
function useDrag({ places, onChoose, onChange }: PlaceGridProps) {
  const grid = useRef<HTMLOListElement>(null);
  const drag = useRef<{
    index: number;
    isResize: boolean;
    x: number;
    y: number;
    from: readonly Place[];
  } | null>(null);
  const begin = (event: PointerEvent, index: number, isResize: boolean): void => {
    event.stopPropagation();
    onChoose(index);
    drag.current = { index, isResize, x: event.clientX, y: event.clientY, from: places };
    grid.current?.setPointerCapture(event.pointerId);
  };
  const follow = (event: PointerEvent): void => {
    const box = grid.current?.getBoundingClientRect();
    if (!drag.current || !box) return;
    const { index, isResize, x, y, from } = drag.current;
    const across = Math.round(((event.clientX - x) / box.width) * gridLines);
    const down = Math.round(((event.clientY - y) / box.height) * gridLines);
    const next = changePlace(from, index, changeBy(isResize, across, down));
    if (next !== from || (across === 0 && down === 0)) onChange(next);
  };
  const end = (): void => {
    drag.current = null;
  };
  return { grid, begin, follow, end };
}

/** The grid of a scene with its places: to be dragged, resized at the corner, or moved by keys. */
export function PlaceGrid(props: PlaceGridProps) {
  const { places, chosen, onChoose, onChange } = props;
  const texts = useTexts(sceneTexts);
  const { grid, begin, follow, end } = useDrag(props);
  const press = (event: KeyboardEvent, index: number): void => {
    const arrow = arrows[event.key];
    if (arrow) onChange(changePlace(places, index, changeBy(event.shiftKey, ...arrow)));
    else if (event.key === 'Delete' && places.length > 1) onChange(places.toSpliced(index, 1));
    else return;
    event.preventDefault();
  };
  return (
    <ol className={styles.grid} ref={grid} onPointerMove={follow} onPointerUp={end} onPointerCancel={end}>
      {places.map(({ column, row, columns, rows, tiles }, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a place has nothing else that stays while it is moved
          key={index}
          style={{ gridArea: `${row} / ${column} / span ${rows} / span ${columns}` }}
          data-chosen={index === chosen}
        >
          <button
            type="button"
            className={styles.placeButton}
            aria-pressed={index === chosen}
            aria-description={texts.place(String(column), String(row), String(columns), String(rows))}
            onPointerDown={(event) => begin(event, index, false)}
            onFocus={() => onChoose(index)}
            onKeyDown={(event) => press(event, index)}
          >
            {namesOf(tiles, texts.kinds)}
          </button>
          <span className={styles.corner} onPointerDown={(event) => begin(event, index, true)} />
        </li>
      ))}
    </ol>
  );
}
