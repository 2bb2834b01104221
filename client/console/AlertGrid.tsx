import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useServerNow } from '#client/live/serverClock.ts';
import { useTexts } from '#client/locale/language.tsx';
import { useUnit } from '#client/ui/theme.ts';
import styles from './AlertGrid.module.css';
import { AlertRow } from './AlertRow.tsx';
import { consoleTexts } from './consoleTexts.ts';
import { GroupRow } from './GroupRow.tsx';
import { rowId } from './rowPlace.ts';
import { isPicked, type Selection } from './selection.ts';
import type { RowKey, TableRow } from './tableRows.ts';

/** In arc-minute units: one line of body text with room to breathe. */
const rowUnits = 58;
const headUnits = 48;

interface AlertGridProps {
  readonly rows: readonly TableRow[];
  readonly selection: Selection;
  readonly gridRef: RefObject<HTMLTableElement | null>;
  readonly onSelect: (key: RowKey) => void;
  readonly onPick: (row: TableRow) => void;
  readonly onOpen: (key: RowKey) => void;
  /** The pointer moved over the table, or it was scrolled. */
  readonly onTouch: () => void;
  /** What stands there when there are no rows. */
  readonly children: ReactNode;
}

const columns = ['pick', 'mark', 'what', 'where', 'value', 'raised', 'waiting', 'state'] as const;
/** A shape needs no heading on screen; it has one for those who hear the table. */
const withoutWords: ReadonlySet<string> = new Set(['pick', 'mark']);

function GridHead({ height }: { readonly height: number }) {
  const texts = useTexts(consoleTexts);
  return (
    <thead className={styles.head} style={{ height }}>
      <tr className={styles.line} aria-rowindex={1}>
        {columns.map((column) => (
          <th key={column} scope="col">
            <span className={withoutWords.has(column) ? 'visually-hidden' : undefined}>
              {texts.columns[column]}
              {column === 'value' && <span className={styles.quiet}> · {texts.columns.limit}</span>}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/**
 * The table of alerts. Only the rows in sight are in the page. The focus stays on the grid and
 * `aria-activedescendant` names the current row, so that a row may leave the page without taking the focus with it.
 */
export function AlertGrid(props: AlertGridProps) {
  const { rows, selection, gridRef, onSelect, onPick, onOpen, onTouch, children } = props;
  const texts = useTexts(consoleTexts);
  const now = useServerNow();
  const u = useUnit();
  const rowHeight = Math.round(rowUnits * u);
  const headHeight = Math.round(headUnits * u);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
    // The head stays on top of the rows while they scroll beneath it.
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: all rows are measured again when their height changes
  useEffect(() => virtual.measure(), [rowHeight]);
  const currentIndex = rows.findIndex(({ key }) => key === selection.current);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a moved cursor scrolls; rows that flow in do not
  useEffect(() => {
    if (currentIndex >= 0) virtual.scrollToIndex(currentIndex, { align: 'auto' });
  }, [selection.current]);

  return (
    <div className={styles.frame}>
      <div ref={scroller} className={styles.scroller} onPointerMove={onTouch} onWheel={onTouch}>
        <table
          ref={gridRef}
          className={styles.grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are chosen and commanded by keys
          role="grid"
          tabIndex={0}
          aria-label={texts.grid}
          aria-rowcount={rows.length + 1}
          aria-multiselectable="true"
          aria-activedescendant={
            currentIndex >= 0 && selection.current ? rowId(selection.current) : undefined
          }
        >
          <GridHead height={headHeight} />
          <tbody style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start, size, key }) => {
              const row = rows[index];
              if (!row) return null;
              const common = {
                place: { index, top: start - headHeight, height: size },
                now,
                isCurrent: index === currentIndex,
                isPicked: isPicked(row, selection),
                onSelect: () => onSelect(row.key),
                onPick: () => onPick(row),
              };
              return row.kind === 'group' ? (
                <GroupRow key={key} row={row} onOpen={() => onOpen(row.key)} {...common} />
              ) : (
                <AlertRow key={key} row={row} {...common} />
              );
            })}
          </tbody>
        </table>
        {children}
      </div>
    </div>
  );
}
