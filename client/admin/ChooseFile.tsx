import { type DragEvent, useState } from 'react';
import { formatNumber } from '#client/format/number.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { maxFileBytes } from '#shared/import/importProtocol.ts';
import sheet from './AdminPage.module.css';
import styles from './ImportPage.module.css';
import { importTexts } from './importTexts.ts';
import { sampleFile } from './sampleFile.ts';
import type { Sending } from './useImport.ts';

function SendingNotice({ sending: { fileName, share } }: { readonly sending: Sending }) {
  const texts = useTexts(importTexts);
  const { language } = useLanguage();
  const isSent = share >= 1;
  return (
    <div className={styles.busy} role="status">
      <span>
        {isSent ? texts.reading(fileName) : texts.sending(fileName, formatNumber(100 * share, 0, language))}
      </span>
      {/* Without a value it moves by itself: how long the reading takes is not known. */}
      <progress max={1} {...(isSent ? {} : { value: share })} />
    </div>
  );
}

/** The file is made when somebody asks for it: its lines are of that moment. */
function SampleLink() {
  const texts = useTexts(importTexts);
  const { language } = useLanguage();
  const province = useProvince();
  const save = (): void => {
    const text = sampleFile({ province, language, now: serverNow() });
    const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    Object.assign(document.createElement('a'), { href: address, download: texts.sampleName }).click();
    URL.revokeObjectURL(address);
  };
  return (
    <button type="button" className={sheet.textButton} onClick={save}>
      {texts.toFillIn}
    </button>
  );
}

interface ChooseFileProps {
  readonly sending: Sending | null;
  readonly onChoose: (file: File) => void;
}

export function ChooseFile({ sending, onChoose }: ChooseFileProps) {
  const texts = useTexts(importTexts);
  const [isOver, setOver] = useState(false);
  const [tooLarge, setTooLarge] = useState(false);
  const take = (file: File | undefined): void => {
    if (!file) return;
    setTooLarge(file.size > maxFileBytes);
    if (file.size <= maxFileBytes) onChoose(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <section className={sheet.part}>
      <h2>{texts.choose}</h2>
      {sending ? (
        <SendingNotice sending={sending} />
      ) : (
        <label
          className={styles.drop}
          data-over={isOver}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <span className={styles.chooser}>{texts.chooseButton}</span>
          <span>{texts.chooseHint}</span>
          <input
            type="file"
            className="visually-hidden"
            accept=".xlsx,.xlsm,.csv,.txt,.tsv"
            onChange={(event) => {
              take(event.target.files?.[0]);
              // The same file again, corrected in between, must be noticed.
              event.target.value = '';
            }}
          />
        </label>
      )}
      {!sending && (
        <p className={styles.sample}>
          {texts.columnsHint} <SampleLink />
        </p>
      )}
      <p className={sheet.problem} role="alert">
        {tooLarge && texts.tooLarge}
      </p>
    </section>
  );
}
