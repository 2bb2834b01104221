import { useState } from 'react';
import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { Button } from '#client/ui/Button.tsx';
import { type ImportPreview, previewRows } from '#shared/import/importProtocol.ts';
import sheet from './AdminPage.module.css';
import styles from './ImportPage.module.css';
import { previewTexts } from './importTexts.ts';
import { PreviewTable } from './PreviewTable.tsx';

interface PreviewPartProps {
  readonly preview: ImportPreview;
  readonly isCases: boolean;
  readonly isPreviewing: boolean;
  readonly onImport: () => void;
}

function Summary({ preview: { totals }, isCases }: Pick<PreviewPartProps, 'preview' | 'isCases'>) {
  const texts = useTexts(previewTexts);
  const { language } = useLanguage();
  const count = (number: number): string => formatNumber(number, 0, language);
  const { readings, rejectedRows, blanks, formulas } = totals;
  return (
    <ul className={styles.summary}>
      <li>{isCases ? texts.cases(count(readings)) : texts.readings(count(readings))}</li>
      <li>{rejectedRows > 0 ? texts.rejects(count(rejectedRows)) : texts.noRejects}</li>
      {blanks > 0 && <li>{texts.blanks(count(blanks))}</li>}
      {formulas > 0 && <li>{texts.formulas(count(formulas))}</li>}
    </ul>
  );
}

/** The file as it will be understood, and the button that imports it. */
export function PreviewPart({ preview, isCases, isPreviewing, onImport }: PreviewPartProps) {
  const texts = useTexts(previewTexts);
  const { language } = useLanguage();
  const [onlyRejected, setOnlyRejected] = useState(false);
  const rows = onlyRejected ? preview.rejectedRows : preview.rows;
  const inAll = onlyRejected ? preview.totals.rejectedRows : preview.totals.rows;
  const nothing = preview.totals.readings === 0 ? texts.nothing : null;
  const refusal = preview.choices.length > 0 ? texts.chooseFirst : nothing;
  return (
    <section className={sheet.part} aria-busy={isPreviewing}>
      <h2>{texts.preview}</h2>
      <Summary preview={preview} isCases={isCases} />
      <label className={styles.filter}>
        <input
          type="checkbox"
          checked={onlyRejected}
          onChange={(event) => setOnlyRejected(event.target.checked)}
        />
        {texts.onlyRejected}
      </label>
      <div className={styles.scroller}>
        <PreviewTable rows={rows} isCases={isCases} />
      </div>
      {inAll > rows.length && (
        <p className={sheet.quiet}>{texts.shown(formatNumber(previewRows, 0, language))}</p>
      )}
      <div className={sheet.buttons}>
        <Button look="main" refusal={isPreviewing ? texts.previewing : refusal} onClick={onImport}>
          {texts.import}
        </Button>
        <span className={sheet.quiet} role="status">
          {isPreviewing ? texts.previewing : refusal}
        </span>
      </div>
    </section>
  );
}
