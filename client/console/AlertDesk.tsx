import { useDeskSounds } from '#client/alert/alertSounds.ts';
import { alertsKnown } from '#client/alert/alertStore.ts';
import { useValue } from '#client/live/valueStore.ts';
import { useTexts } from '#client/locale/language.tsx';
import { hasWords } from '#shared/alert/alertAction.ts';
import { ActionDialog } from './ActionDialog.tsx';
import styles from './AlertDesk.module.css';
import detailStyles from './AlertDetail.module.css';
import { AlertDetail } from './AlertDetail.tsx';
import { AlertGrid } from './AlertGrid.tsx';
import { noFilter } from './alertFilter.ts';
import { ConsoleToolbar } from './ConsoleToolbar.tsx';
import { countStanding } from './calmRows.ts';
import { detailTexts } from './detailTexts.ts';
import { FloodBar } from './FloodBar.tsx';
import { EmptyTable, FootBar, WaitingNews } from './GridNotices.tsx';
import { GroupDetail } from './GroupDetail.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { pickedOf, togglePicked } from './selection.ts';
import headStyles from './TableHead.module.css';
import { GroupChoice, HiddenCounters, SoundControl } from './TableHead.tsx';
import { type AlertDeskParts, useAlertDesk } from './useAlertDesk.ts';

type DeskProps = { readonly desk: AlertDeskParts };

function HeadLine({ desk }: DeskProps) {
  const { table, grouped, filter, setFilter, command } = desk;
  const known = useValue(alertsKnown);
  return (
    <div className={headStyles.line}>
      <WaitingNews
        shown={known ? countStanding(table.rows) : null}
        waiting={table.waiting}
        onShow={() => command('show-new')}
      />
      <HiddenCounters
        counts={known ? table.counts : null}
        view={filter.view}
        onView={(view) => setFilter({ ...filter, view })}
      />
      <GroupChoice choice={grouped.choice} onChoice={grouped.setChoice} />
      <SoundControl />
    </div>
  );
}

function TablePart({ desk }: DeskProps) {
  const { table, grouped, selection, select, filter, setFilter, actions, command } = desk;
  const known = useValue(alertsKnown);
  const { picked } = selection;
  const pickedAlerts = picked.size === 0 ? [] : pickedOf(selection, table.rows);
  return (
    <section className={styles.table}>
      <AlertGrid
        rows={grouped.rows}
        selection={selection}
        gridRef={desk.gridRef}
        onSelect={(key) => select((before) => ({ ...before, current: key }))}
        onPick={(row) => select((before) => togglePicked(before, row))}
        onOpen={grouped.toggleOpen}
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
        picked={pickedAlerts.length}
        refusalOf={(verb) => actions.means.refusalOfAll(verb, pickedAlerts)}
        answer={actions.answer}
        onVerb={command}
        onClear={() => command('clear')}
      />
    </section>
  );
}

function DetailPart({ desk }: DeskProps) {
  const texts = useTexts(detailTexts);
  const { current, actions } = desk;
  if (!current)
    return (
      <aside className={detailStyles.detail}>
        <p className={detailStyles.nothing}>{texts.nothing}</p>
      </aside>
    );
  return current.kind === 'group' ? (
    <GroupDetail row={current} actions={actions} />
  ) : (
    <AlertDetail key={current.key} row={current} actions={actions} />
  );
}

function OpenDialogs({ desk }: DeskProps) {
  const { dialog, closeDialog, send, means } = desk.actions;
  if (dialog === null) return null;
  if (dialog.kind === 'help') return <KeyHelp onClose={closeDialog} />;
  const { verb, alerts } = dialog;
  if (!hasWords(verb)) return null;
  return (
    <ActionDialog
      verb={verb}
      alerts={alerts}
      online={means.online}
      onSend={(action) => send(alerts, action)}
      onCancel={closeDialog}
    />
  );
}

export function AlertDesk() {
  const desk = useAlertDesk();
  useDeskSounds();
  const { table, grouped, filter, setFilter, select, command } = desk;
  const known = useValue(alertsKnown);
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
      <HeadLine desk={desk} />
      {grouped.flood && (
        <FloodBar
          flood={grouped.flood}
          firstOut={grouped.firstOut}
          onShow={({ id }) => {
            grouped.setChoice('none');
            setFilter(noFilter);
            select((before) => ({ ...before, current: id }));
          }}
        />
      )}
      <div className={styles.desk}>
        <TablePart desk={desk} />
        <DetailPart desk={desk} />
      </div>
      <OpenDialogs desk={desk} />
    </>
  );
}
