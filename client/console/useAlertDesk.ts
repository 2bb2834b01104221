import { type RefObject, useRef, useState } from 'react';
import { toggleMute } from '#client/alert/soundStore.ts';
import type { Alert } from '#shared/alert/alert.ts';
import type { AlertVerb } from '#shared/alert/alertAction.ts';
import { type AlertFilter, noFilter, views } from './alertFilter.ts';
import type { ConsoleCommand } from './consoleKeys.ts';
import {
  moveCurrent,
  nothingSelected,
  type Selection,
  selectedAlerts,
  toggleAll,
  togglePicked,
} from './selection.ts';
import type { TableRow } from './tableRows.ts';
import { type AlertTable, useAlertTable } from './useAlertTable.ts';
import { useConsoleKeys } from './useConsoleKeys.ts';
import { type DeskActions, useDeskActions } from './useDeskActions.ts';
import { type GroupedTable, groupingChoices, useGroupedRows } from './useGroupedRows.ts';

export interface AlertDeskParts {
  readonly table: AlertTable;
  readonly grouped: GroupedTable;
  readonly filter: AlertFilter;
  readonly setFilter: (filter: AlertFilter) => void;
  readonly selection: Selection;
  readonly select: (change: (selection: Selection) => Selection) => void;
  /** The row that the keyboard is on. */
  readonly current: TableRow | undefined;
  readonly actions: DeskActions;
  readonly command: (command: ConsoleCommand) => void;
  readonly gridRef: RefObject<HTMLTableElement | null>;
  readonly filterRef: RefObject<HTMLInputElement | null>;
}

const pageRows = 10;

/** The one after; the first after the last. */
const nextOf = <T>(list: readonly T[], one: T): T => list[(list.indexOf(one) + 1) % list.length] ?? one;

/** What the commands of the desk work with. */
interface CommandParts {
  readonly desk: Omit<AlertDeskParts, 'command' | 'gridRef'>;
  readonly move: (step: number) => void;
  readonly chosen: () => readonly Alert[];
}

function commandsOf({ desk, move, chosen }: CommandParts): Readonly<Record<ConsoleCommand, () => void>> {
  const { table, grouped, filter, setFilter, select, current, actions } = desk;
  const act = (verb: AlertVerb) => (): void => actions.act(verb, chosen());
  return {
    next: () => move(1),
    previous: () => move(-1),
    'next-page': () => move(pageRows),
    'previous-page': () => move(-pageRows),
    first: () => move(Number.NEGATIVE_INFINITY),
    last: () => move(Number.POSITIVE_INFINITY),
    open: () => {
      if (current?.kind === 'group') grouped.toggleOpen(current.key);
    },
    pick: () => select((selection) => togglePicked(selection, current)),
    'pick-all': () => select((selection) => toggleAll(selection, table.rows)),
    clear: () => select(withoutPicked),
    acknowledge: act('acknowledge'),
    'withdraw-acknowledgement': act('withdraw-acknowledgement'),
    comment: act('comment'),
    assign: act('assign'),
    shelve: act('shelve'),
    'bring-back': () => actions.bringBack(chosen()),
    suppress: act('suppress'),
    'take-out-of-service': act('take-out-of-service'),
    reset: act('reset'),
    resend: () => actions.resend(chosen()),
    'show-new': table.showWaiting,
    filter: () => desk.filterRef.current?.focus(),
    view: () => setFilter({ ...filter, view: nextOf(views, filter.view) }),
    group: () => grouped.setChoice(nextOf(groupingChoices, grouped.choice)),
    mute: toggleMute,
    help: actions.openHelp,
  };
}

const withoutPicked = (selection: Selection): Selection => ({ ...selection, picked: new Set() });

/** The operator's desk: what is on the table, what is chosen, and what each command does with it. */
export function useAlertDesk(): AlertDeskParts {
  const [filter, setFilter] = useState(noFilter);
  const [selection, select] = useState(nothingSelected);
  const actions = useDeskActions(() => select(withoutPicked));
  const table = useAlertTable(filter, actions.dialog !== null);
  const grouped = useGroupedRows({ calm: table.rows, alerts: table.alerts, acting: table.acting });
  const gridRef = useRef<HTMLTableElement>(null);
  const filterRef = useRef<HTMLInputElement>(null);
  const current = grouped.rows.find(({ key }) => key === selection.current);
  const desk = { table, grouped, filter, setFilter, selection, select, current, actions, filterRef };

  const run = commandsOf({
    desk,
    move: (step) => {
      gridRef.current?.focus({ preventScroll: true });
      select((before) => moveCurrent(before, grouped.rows, step));
    },
    // Looked for when a command needs it, not on every second of a table of 10,000.
    chosen: () => selectedAlerts(selection, table.rows, grouped.rows),
  });
  const command = (given: ConsoleCommand): void => {
    table.touch();
    actions.forgetAnswer();
    run[given]();
  };
  useConsoleKeys(actions.dialog === null, command);
  return { ...desk, command, gridRef };
}
