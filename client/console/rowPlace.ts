import type { RowKey } from './tableRows.ts';

/** As an element's id; the key of a group may hold any text. */
export const rowId = (key: RowKey): string => `row-${encodeURIComponent(key)}`;

/** What every row of the table is given. */
export interface RowProps {
  /** Where the row lies in the scrolled table, CSS pixels. */
  readonly place: { readonly index: number; readonly top: number; readonly height: number };
  readonly now: number;
  readonly isCurrent: boolean;
  readonly isPicked: boolean;
  readonly onSelect: () => void;
  readonly onPick: () => void;
}
