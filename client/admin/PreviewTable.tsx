import { formatClock, formatDay } from '#client/format/clock.ts';
import { formatMeasured, formatParts } from '#client/format/indicatorValue.ts';
import { noNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { CaseRecord } from '#shared/case/caseRecord.ts';
import { rejectReason } from '#shared/import/importReject.ts';
import { columnLetters } from '#shared/import/importTable.ts';
import type { UnderstoodReading, UnderstoodRow } from '#shared/import/understanding.ts';
import sheet from './AdminPage.module.css';
import styles from './ImportPage.module.css';
import { previewTexts } from './importTexts.ts';

function useMoment(): (at: number | null) => string {
  const { timeZone } = useProvince().profile;
  return (at) => (at === null ? '–' : `${formatDay(at, timeZone)} ${formatClock(at, timeZone)}`);
}

function ReadingCells({ reading }: { readonly reading: UnderstoodReading }) {
  const { tree, indicators } = useProvince();
  const texts = useTexts(previewTexts);
  const { language } = useLanguage();
  const moment = useMoment();
  const indicator = indicators.get(reading.indicator);
  if (!indicator) return null;
  const parts = formatParts(reading.measured, indicator, language);
  const isBare = indicator.measure === 'ratio' && reading.measured.kind === 'value';
  return (
    <>
      <td>{tree.get(reading.area)?.fullName[language]}</td>
      <td>{indicator.name[language]}</td>
      <td data-number="true">
        <b>{formatMeasured(reading.measured, indicator, language)}</b>
        {(parts ?? isBare) && <div className={sheet.quiet}>{parts ?? texts.noParts}</div>}
      </td>
      <td className={sheet.whole}>{moment(reading.at)}</td>
    </>
  );
}

function CaseCells({ record }: { readonly record: CaseRecord }) {
  const { tree } = useProvince();
  const texts = useTexts(previewTexts);
  const { language } = useLanguage();
  const moment = useMoment();
  return (
    <>
      <td>{tree.get(record.area)?.fullName[language]}</td>
      <td>{record.id}</td>
      <td>
        {moment(record.createdAt)} → {record.closedAt === null ? texts.notClosed : moment(record.closedAt)}
      </td>
      <td className={sheet.whole}>{moment(record.dueAt)}</td>
    </>
  );
}

/** Blank cells in between stay visible as such; those behind the last one say nothing. */
const cellsText = (cells: readonly string[]): string =>
  cells
    .slice(0, cells.findLastIndex((text) => text !== '') + 1)
    .map((text) => (text === '' ? noNumber : text))
    .join(' · ');

/** A row of the file as the lines of the table: one for each thing that it says, and for each that is refused. */
function RowLines({ row }: { readonly row: UnderstoodRow }) {
  const texts = useTexts(previewTexts);
  const { language } = useLanguage();
  const inFile = <td className={styles.cells}>{cellsText(row.cells)}</td>;
  const isBlank = row.readings.length === 0 && row.case === null && row.rejects.length === 0;
  return (
    <>
      {row.readings.map((reading) => (
        <tr key={`${reading.indicator}${reading.column}`}>
          <td data-number="true">{row.line}</td>
          <ReadingCells reading={reading} />
          {inFile}
        </tr>
      ))}
      {row.case && (
        <tr>
          <td data-number="true">{row.line}</td>
          <CaseCells record={row.case} />
          {inFile}
        </tr>
      )}
      {row.rejects.map((reject) => (
        <tr key={`${reject.code}${reject.column}`} data-refused="true">
          <td data-number="true">
            {reject.column === null ? row.line : `${columnLetters(reject.column)}${row.line}`}
          </td>
          <td colSpan={4}>
            <b>{rejectReason(reject)[language]}</b>
          </td>
          {inFile}
        </tr>
      ))}
      {isBlank && (
        <tr>
          <td data-number="true">{row.line}</td>
          <td colSpan={4} className={sheet.quiet}>
            {texts.blankRow}
          </td>
          {inFile}
        </tr>
      )}
    </>
  );
}

export function PreviewTable({
  rows,
  isCases,
}: {
  readonly rows: readonly UnderstoodRow[];
  readonly isCases: boolean;
}) {
  const { columns, caseColumns, table } = useTexts(previewTexts);
  const middle = isCases
    ? [columns.area, caseColumns.id, caseColumns.state, caseColumns.due]
    : [columns.area, columns.indicator, columns.value, columns.at];
  return (
    <table className={sheet.table} aria-label={table}>
      <thead>
        <tr>
          <th data-number="true" scope="col">
            {columns.line}
          </th>
          {middle.map((name) => (
            <th key={name} scope="col" data-number={!isCases && name === columns.value}>
              {name}
            </th>
          ))}
          <th scope="col">{columns.cells}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RowLines key={row.line} row={row} />
        ))}
      </tbody>
    </table>
  );
}
