import { useState } from 'react';
import { formatClock, formatDay } from '#client/format/clock.ts';
import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { useCan } from '#client/user/session.ts';
import type { ImportRecord } from '#shared/import/importProtocol.ts';
import sheet from './AdminPage.module.css';
import styles from './ImportPage.module.css';
import { rejectsAddress } from './importApi.ts';
import { historyTexts } from './importTexts.ts';
import { RecordPart } from './RecordPart.tsx';
import { isWorking } from './useImports.ts';

function ImportState({ record }: { readonly record: ImportRecord }) {
  const texts = useTexts(historyTexts);
  const { language } = useLanguage();
  const { timeZone } = useProvince().profile;
  const { state, rows, rowsDone, undoneAt, undoneBy } = record;
  const count = (number: number): string => formatNumber(number, 0, language);
  return (
    <>
      {texts.states[state]}
      {state === 'running' && (
        <div className={sheet.quiet}>
          <progress className={styles.progress} max={Math.max(rows, 1)} value={rowsDone} />
          {texts.progress(count(rowsDone), count(rows))}
        </div>
      )}
      {state === 'undone' && undoneAt !== null && (
        <div className={sheet.quiet}>
          {texts.undoneBy(
            undoneBy ?? '',
            `${formatDay(undoneAt, timeZone)} ${formatClock(undoneAt, timeZone)}`,
          )}
        </div>
      )}
    </>
  );
}

interface ImportLineProps {
  readonly record: ImportRecord;
  readonly onUndo: (record: ImportRecord) => void;
}

function ImportLine({ record, onUndo }: ImportLineProps) {
  const texts = useTexts(historyTexts);
  const { language } = useLanguage();
  const { timeZone } = useProvince().profile;
  const can = useCan();
  const { id, startedAt, userName, fileName, sheet: sheetName, accepted, rejected, state } = record;
  const isUndoable = !isWorking(record) && state !== 'undone' && can('data:import', record.area);
  return (
    <tr>
      <td className={sheet.whole}>
        {formatDay(startedAt, timeZone)} {formatClock(startedAt, timeZone)}
      </td>
      <td>{userName}</td>
      <td>
        {fileName}
        {sheetName !== null && <span className={sheet.quiet}> · {sheetName}</span>}
      </td>
      <td data-number="true">{formatNumber(accepted, 0, language)}</td>
      <td data-number="true">{formatNumber(rejected, 0, language)}</td>
      <td>
        <ImportState record={record} />
      </td>
      <td className={sheet.whole}>
        {isUndoable && <Button onClick={() => onUndo(record)}>{texts.undo}</Button>}{' '}
        {rejected > 0 && (
          <a href={rejectsAddress(id, language)} download>
            {texts.rejects}
          </a>
        )}
      </td>
    </tr>
  );
}

const numberColumns: readonly string[] = ['accepted', 'rejected'];

interface ImportHistoryProps {
  readonly imports: readonly ImportRecord[];
  readonly onUndo: (id: string) => void;
}

/** Who imported what and when, and the way back. */
export function ImportHistory({ imports, onUndo }: ImportHistoryProps) {
  const texts = useTexts(historyTexts);
  const { language } = useLanguage();
  const [asked, setAsked] = useState<ImportRecord | null>(null);
  return (
    <>
      <RecordPart
        title={texts.history}
        none={texts.none}
        columns={texts.columns}
        numberColumns={numberColumns}
      >
        {imports.map((record) => (
          <ImportLine key={record.id} record={record} onUndo={setAsked} />
        ))}
      </RecordPart>
      {asked && (
        <Dialog title={texts.confirmTitle} onCancel={() => setAsked(null)}>
          <p>{texts.confirm(asked.fileName, formatNumber(asked.accepted, 0, language))}</p>
          <div className={sheet.buttons}>
            <Button
              look="main"
              onClick={() => {
                onUndo(asked.id);
                setAsked(null);
              }}
            >
              {texts.undo}
            </Button>
            <Button onClick={() => setAsked(null)}>{texts.keep}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
