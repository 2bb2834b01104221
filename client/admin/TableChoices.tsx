import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { type Delimiter, delimiters } from '#shared/import/importPlan.ts';
import type { AskedTable } from '#shared/import/importProtocol.ts';
import sheet from './AdminPage.module.css';
import { importTexts } from './importTexts.ts';
import type { OpenFile } from './useImport.ts';

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;

/** Where in the file the table stands. */
export function TableChoices({
  open,
  onLook,
}: {
  readonly open: OpenFile;
  readonly onLook: (asked: AskedTable) => void;
}) {
  const texts = useTexts(importTexts);
  const { language } = useLanguage();
  const { facts } = open.upload;
  const { choice, rows, hiddenRows } = open.seen.look;
  return (
    <>
      <div className={sheet.fields}>
        {facts.sheets.length > 0 && (
          <label className={sheet.field}>
            <span>{texts.sheet}</span>
            <select
              value={choice.sheet ?? ''}
              onChange={(event) => onLook({ ...choice, sheet: event.target.value, headerLine: null })}
            >
              {facts.sheets.map(({ name, hidden }) => (
                <option key={name} value={name}>
                  {hidden ? texts.hidden(name) : name}
                </option>
              ))}
            </select>
          </label>
        )}
        {facts.format === 'csv' && (
          <label className={sheet.field}>
            <span>{texts.delimiter}</span>
            <select
              value={choice.delimiter ?? ','}
              onChange={(event) =>
                onLook({ ...choice, delimiter: event.target.value as Delimiter, headerLine: null })
              }
            >
              {delimiters.map((delimiter) => (
                <option key={delimiter} value={delimiter}>
                  {texts.delimiters[delimiterNames[delimiter]]}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className={sheet.field}>
          <span>{texts.headerLine}</span>
          <input
            type="number"
            min={1}
            max={1000}
            value={choice.headerLine}
            onChange={(event) => {
              const headerLine = event.target.valueAsNumber;
              if (Number.isInteger(headerLine) && headerLine >= 1 && headerLine <= 1000)
                onLook({ ...choice, headerLine });
            }}
          />
        </label>
        <span>{texts.rows(formatNumber(rows, 0, language))}</span>
      </div>
      {hiddenRows > 0 && (
        <p className={sheet.quiet}>{texts.hiddenRows(formatNumber(hiddenRows, 0, language))}</p>
      )}
    </>
  );
}
