import { type RefObject, useRef, useState } from 'react';
import { acknowledgingStore, useAcknowledger } from '#client/alert/acknowledge.ts';
import type { Alert } from '#shared/alert/alert.ts';
import { type AlertFilter, noFilter } from './alertFilter.ts';
import type { ConsoleCommand } from './consoleKeys.ts';
import { moveCurrent, nothingSelected, type Selection, selectedAlerts, togglePicked } from './selection.ts';
import { type AcknowledgeMeansOnPage, useAcknowledgeMeans } from './useAcknowledgeMeans.ts';
import { type AlertTable, useAlertTable } from './useAlertTable.ts';
import { useConsoleKeys } from './useConsoleKeys.ts';

export type OpenDialog =
  | { readonly kind: 'help' }
  /** The alerts as they were when the dialog was opened: those revisions are what the operator has seen. */
  | { readonly kind: 'acknowledge'; readonly alerts: readonly Alert[] };

export interface AlertDeskParts {
  readonly table: AlertTable;
  readonly filter: AlertFilter;
  readonly setFilter: (filter: AlertFilter) => void;
  readonly selection: Selection;
  readonly setSelection: (selection: Selection) => void;
  readonly dialog: OpenDialog | null;
  readonly closeDialog: () => void;
  /** Why the last command did nothing, in words. */
  readonly answer: string | null;
  readonly means: AcknowledgeMeansOnPage;
  readonly command: (command: ConsoleCommand) => void;
  readonly send: (alerts: readonly Alert[], comment: string) => void;
  readonly gridRef: RefObject<HTMLTableElement | null>;
  readonly filterRef: RefObject<HTMLInputElement | null>;
}

const pageRows = 10;

/** What the commands of the desk work with. */
interface CommandParts {
  readonly move: (step: number) => void;
  readonly select: (change: (selection: Selection) => Selection) => void;
  readonly acknowledge: () => void;
  readonly resend: () => void;
  readonly showWaiting: () => void;
  readonly focusFilter: () => void;
  readonly help: () => void;
}

const commandsOf = (parts: CommandParts): Readonly<Record<ConsoleCommand, () => void>> => ({
  next: () => parts.move(1),
  previous: () => parts.move(-1),
  'next-page': () => parts.move(pageRows),
  'previous-page': () => parts.move(-pageRows),
  first: () => parts.move(Number.NEGATIVE_INFINITY),
  last: () => parts.move(Number.POSITIVE_INFINITY),
  pick: () => parts.select((selection) => togglePicked(selection, selection.current)),
  acknowledge: parts.acknowledge,
  resend: parts.resend,
  'show-new': parts.showWaiting,
  filter: parts.focusFilter,
  help: parts.help,
  clear: () => parts.select(withoutPicked),
});

const withoutPicked = (selection: Selection): Selection => ({ ...selection, picked: new Set() });

/** The operator's desk: what is on the table, what is chosen, and what each command does with it. */
export function useAlertDesk(): AlertDeskParts {
  const [filter, setFilter] = useState(noFilter);
  const [selection, setSelection] = useState(nothingSelected);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [answer, setAnswer] = useState<string | null>(null);
  const table = useAlertTable(filter, dialog !== null);
  const means = useAcknowledgeMeans();
  const acknowledger = useAcknowledger();
  const gridRef = useRef<HTMLTableElement>(null);
  const filterRef = useRef<HTMLInputElement>(null);
  // Looked for when a command needs it, not on every second of a table of 10,000.
  const chosen = (): readonly Alert[] => selectedAlerts(selection, table.rows);

  const run = commandsOf({
    move: (step) => {
      gridRef.current?.focus({ preventScroll: true });
      setSelection(moveCurrent(selection, table.rows, step));
    },
    select: setSelection,
    acknowledge: () => {
      const [first] = chosen();
      const alerts = chosen().filter((alert) => means.refusalOf(alert) === null);
      if (alerts.length > 0) setDialog({ kind: 'acknowledge', alerts });
      else setAnswer(means.wordsOf(first ? means.refusalOf(first) : 'nothing'));
    },
    resend: () => {
      for (const { id } of chosen())
        if (acknowledgingStore.get(id)?.phase === 'unanswered') acknowledger.resend(id);
    },
    showWaiting: table.showWaiting,
    focusFilter: () => filterRef.current?.focus(),
    help: () => setDialog({ kind: 'help' }),
  });
  const command = (given: ConsoleCommand): void => {
    table.touch();
    setAnswer(null);
    run[given]();
  };
  useConsoleKeys(dialog === null, command);

  const send = (alerts: readonly Alert[], comment: string): void => {
    for (const alert of alerts) acknowledger.acknowledge(alert, comment);
    setDialog(null);
    setSelection(withoutPicked);
  };
  const closeDialog = (): void => setDialog(null);
  return {
    ...{ table, filter, setFilter, selection, setSelection, dialog, closeDialog, answer, means },
    ...{ command, send, gridRef, filterRef },
  };
}
