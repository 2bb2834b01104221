import { formatClock, formatDay } from '#client/format/clock.ts';
import { formatMeasured, formatParts } from '#client/format/indicatorValue.ts';
import { noNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Entry } from '#shared/entry/entry.ts';
import sheet from './AdminPage.module.css';
import styles from './EntryPage.module.css';
import { entryTexts } from './entryTexts.ts';
import { RecordPart } from './RecordPart.tsx';

function EntryLine({ entry }: { readonly entry: Entry }) {
  const { indicators, tree, profile } = useProvince();
  const { language } = useLanguage();
  const indicator = indicators.get(entry.indicator);
  const moment = (at: number): string =>
    `${formatDay(at, profile.timeZone)} ${formatClock(at, profile.timeZone)}`;
  const shownValue = (measured: Entry['measured']): string =>
    indicator ? formatMeasured(measured, indicator, language) : '';
  const parts = indicator ? formatParts(entry.measured, indicator, language) : null;
  return (
    <tr>
      <td className={sheet.whole}>{moment(entry.enteredAt)}</td>
      <td>{entry.userName}</td>
      <td>
        {indicator?.name[language] ?? entry.indicator}
        <div className={sheet.quiet}>{tree.get(entry.area)?.fullName[language] ?? entry.area}</div>
      </td>
      <td className={sheet.whole}>{moment(entry.at)}</td>
      <td data-number="true">
        <b>{shownValue(entry.measured)}</b>
        {parts && <div className={sheet.quiet}>{parts}</div>}
      </td>
      <td data-number="true">
        {entry.before ? shownValue(entry.before.measured) : noNumber}
        {entry.before && <div className={sheet.quiet}>{moment(entry.before.at)}</div>}
      </td>
      <td className={styles.why}>{entry.reason}</td>
    </tr>
  );
}

const numberColumns: readonly string[] = ['value', 'before'];

/** Who typed what, when, in place of what, and why. */
export function EntryJournal({ entries }: { readonly entries: readonly Entry[] }) {
  const texts = useTexts(entryTexts);
  return (
    <RecordPart title={texts.journal} none={texts.none} columns={texts.columns} numberColumns={numberColumns}>
      {entries.map((entry) => (
        <EntryLine key={entry.id} entry={entry} />
      ))}
    </RecordPart>
  );
}
