import { useState } from 'react';
import { formatClock, formatDay } from '#client/format/clock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { Button } from '#client/ui/Button.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import { useCan, useUser } from '#client/user/session.ts';
import { fileFaultText } from '#shared/import/fileFault.ts';
import type { Failure } from '#shared/protocol/result.ts';
import sheet from './AdminPage.module.css';
import { AdminPage } from './AdminPage.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import { ColumnChoices } from './ColumnChoices.tsx';
import { FormChoices } from './FormChoices.tsx';
import { ImportHistory } from './ImportHistory.tsx';
import styles from './ImportPage.module.css';
import { ImportResult } from './ImportResult.tsx';
import { undoImport } from './importApi.ts';
import { importTexts } from './importTexts.ts';
import { NeededChoices } from './NeededChoices.tsx';
import { PreviewPart } from './PreviewPart.tsx';
import { TableChoices } from './TableChoices.tsx';
import { type ImportDesk, type OpenFile, useImport } from './useImport.ts';
import { useImports } from './useImports.ts';

/** The words for a refusal; a fault of the file says where. */
function useImportFailure(): (failure: Failure) => string {
  const { language } = useLanguage();
  const words = useFailureText();
  return (failure) => {
    const fault = failure.code === 'unreadable-file' ? fileFaultText(failure.detail ?? '') : null;
    return fault ? fault[language] : words(failure);
  };
}

function FileHead({ open, desk }: { readonly open: OpenFile; readonly desk: ImportDesk }) {
  const texts = useTexts(importTexts);
  const { timeZone } = useProvince().profile;
  const { remembered } = open.seen;
  return (
    <>
      <div className={styles.file}>
        <b>{open.upload.fileName}</b>
        <Button onClick={desk.forget}>{texts.otherFile}</Button>
      </div>
      {remembered && (
        <p className={sheet.quiet}>
          {texts.remembered(
            remembered.userName,
            `${formatDay(remembered.at, timeZone)} ${formatClock(remembered.at, timeZone)}`,
          )}
        </p>
      )}
    </>
  );
}

/** What stands in the file while nobody knows yet where its table begins. */
function FirstRows({ open }: { readonly open: OpenFile }) {
  const texts = useTexts(importTexts);
  return (
    <div className={styles.scroller}>
      <table className={sheet.table} aria-label={texts.firstRows}>
        <tbody>
          {open.seen.look.sample.map(({ line, cells }) => (
            <tr key={line}>
              <td data-number="true">{line}</td>
              <td>{cells.join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ReadingPart({ open, desk }: { readonly open: OpenFile; readonly desk: ImportDesk }) {
  const texts = useTexts(importTexts);
  const { language } = useLanguage();
  const { fault } = open.seen.look;
  const wanted = new Set(desk.preview?.choices.map(({ kind }) => kind));
  return (
    <section className={sheet.part}>
      <h2>{texts.read}</h2>
      <FileHead open={open} desk={desk} />
      <TableChoices open={open} onLook={desk.look} />
      <div className={sheet.buttons}>
        <FormChoices open={open} wanted={wanted} onChange={desk.change} />
      </div>
      <NeededChoices choices={desk.preview?.choices ?? []} />
      {fault === null ? (
        <ColumnChoices open={open} onChange={desk.change} />
      ) : (
        <>
          <p className={sheet.problem}>{fileFaultText(fault)?.[language]}</p>
          <FirstRows open={open} />
        </>
      )}
      {desk.missing.length > 0 && fault === null && (
        <p className={styles.wanted}>{desk.missing.map((role) => texts.missing[role]).join(' ')}</p>
      )}
    </section>
  );
}

/** Whether this page is of any use to whoever opened it. */
function useMayImport(): boolean {
  const user = useUser();
  const can = useCan();
  return user !== null && can('data:import', user.area);
}

/** A file on its way into the centre: choose, say how to read it, see what comes of it, import, undo. */
export function ImportPage() {
  const failureText = useImportFailure();
  const mayImport = useMayImport();
  const desk = useImport();
  const { imports, failure, refresh } = useImports();
  const [undoProblem, setUndoProblem] = useState<Failure | null>(null);
  const [startedId, setStartedId] = useState<string | null>(null);
  const started = imports?.find(({ id }) => id === startedId);
  const problem = desk.problem ?? undoProblem ?? failure;

  const undo = async (id: string): Promise<void> => {
    const undone = await undoImport(id);
    setUndoProblem(undone.ok ? null : undone.failure);
    refresh();
  };
  return (
    <AdminPage kind="data">
      {started && desk.open === null && <ImportResult record={started} />}
      {mayImport && desk.open === null && <ChooseFile sending={desk.sending} onChoose={desk.choose} />}
      {desk.open && <ReadingPart open={desk.open} desk={desk} />}
      <p className={sheet.problem} role="alert">
        {mayImport ? problem && failureText(problem) : failureText({ code: 'forbidden' })}
      </p>
      {desk.open && desk.preview && (
        <PreviewPart
          preview={desk.preview}
          isCases={desk.open.draft.kind === 'cases'}
          isPreviewing={desk.isPreviewing}
          onImport={() =>
            desk.start(({ id }) => {
              setStartedId(id);
              refresh();
            })
          }
        />
      )}
      {imports && <ImportHistory imports={imports} onUndo={(id) => void undo(id)} />}
    </AdminPage>
  );
}
