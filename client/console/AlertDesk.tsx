import { alertsKnown } from '#client/alert/alertStore.ts';
import { useValue } from '#client/live/valueStore.ts';
import { AcknowledgeDialog } from './AcknowledgeDialog.tsx';
import styles from './AlertDesk.module.css';
import { AlertDetail } from './AlertDetail.tsx';
import { AlertGrid } from './AlertGrid.tsx';
import { noFilter } from './alertFilter.ts';
import { ConsoleToolbar } from './ConsoleToolbar.tsx';
import { EmptyTable, FootBar, WaitingBar } from './GridNotices.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { togglePicked } from './selection.ts';
import { type AlertDeskParts, useAlertDesk } from './useAlertDesk.ts';

function TablePart({ desk }: { readonly desk: AlertDeskParts }) {
  const { table, selection, setSelection, filter, setFilter, command } = desk;
  const known = useValue(alertsKnown);
  const { picked } = selection;
  const pickedCount =
    picked.size === 0 ? 0 : table.rows.filter(({ alert, over }) => !over && picked.has(alert.id)).length;
  return (
    <section className={styles.table}>
      <WaitingBar
        shown={known ? table.rows.length : null}
        waiting={table.waiting}
        onShow={() => command('show-new')}
      />
      <AlertGrid
        rows={table.rows}
        selection={selection}
        gridRef={desk.gridRef}
        onSelect={(id) => setSelection({ ...selection, current: id })}
        onPick={(id) => setSelection(togglePicked(selection, id))}
        onTouch={table.touch}
      >
        {table.rows.length === 0 && (
          <EmptyTable
            known={known}
            isFiltered={filter.text !== '' || filter.priority !== null || filter.view !== 'open'}
            onClearFilter={() => setFilter(noFilter)}
          />
        )}
      </AlertGrid>
      <FootBar
        picked={pickedCount}
        answer={desk.answer}
        onAcknowledge={() => command('acknowledge')}
        onClear={() => command('clear')}
      />
    </section>
  );
}

function OpenDialogs({ desk }: { readonly desk: AlertDeskParts }) {
  const { dialog, closeDialog, send } = desk;
  if (dialog === null) return null;
  if (dialog.kind === 'help') return <KeyHelp onClose={closeDialog} />;
  return (
    <AcknowledgeDialog
      alerts={dialog.alerts}
      onSend={(comment) => send(dialog.alerts, comment)}
      onCancel={closeDialog}
    />
  );
}

export function AlertDesk() {
  const desk = useAlertDesk();
  const { table, filter, setFilter, selection, means, command } = desk;
  const known = useValue(alertsKnown);
  const current = table.rows.find(({ alert }) => alert.id === selection.current);
  return (
    <>
      <ConsoleToolbar
        filter={filter}
        counts={known ? table.counts : null}
        filterRef={desk.filterRef}
        onFilter={setFilter}
        onLeaveFilter={() => desk.gridRef.current?.focus()}
        onHelp={() => command('help')}
      />
      <div className={styles.desk}>
        <TablePart desk={desk} />
        <AlertDetail
          row={current}
          refusal={current ? means.wordsOf(means.refusalOf(current.alert)) : null}
          onAcknowledge={() => command('acknowledge')}
        />
      </div>
      <OpenDialogs desk={desk} />
    </>
  );
}
