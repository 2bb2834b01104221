import { AlertMark } from '#client/alert/AlertMark.tsx';
import { formatMoment } from '#client/format/clock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import styles from './AlertListTile.module.css';
import type { AlertRow } from './alertRows.ts';
import { fitParts } from './fitParts.ts';
import { tileTexts } from './tileTexts.ts';
import { useAlertWords } from './useAlertWords.ts';
import { WaitingTime } from './WaitingTime.tsx';

interface AlertRowViewProps {
  readonly row: AlertRow;
  readonly now: number;
}

/** Letters beside a waiting time, and beside who has taken an alert. */
const lettersOf = { where: 34, taken: 30 } as const;

/** An untaken row: what, where, how much, and how long nobody has taken it. */
export function UntakenRow({ row, now }: AlertRowViewProps) {
  const words = useAlertWords();
  const texts = useTexts(tileTexts);
  const [first] = row.alerts;
  const speaking = row.alerts.find(({ facts }) => facts.active) ?? first;
  const details = [
    words.place(row.alerts, lettersOf.where),
    speaking.facts.active ? null : texts.returned,
    words.amount(row.alerts),
  ].flatMap((text) => (text === null ? [] : [{ text, letters: text.length }]));
  const name = words.rule(row.rule);
  return (
    <li className={styles.row} data-priority={first.priority}>
      <AlertMark priority={first.priority} facts={speaking.facts} />
      <p className={styles.what} data-long={name.length > 27}>
        {name}
        <span className={styles.where}>
          {fitParts(details, { count: 1, letters: lettersOf.where })
            .map(({ text }) => text)
            .join(' · ')}
        </span>
      </p>
      <WaitingTime sinceAt={Math.min(...row.alerts.map(({ raisedAt }) => raisedAt))} now={now} />
    </li>
  );
}

/** The last two words of a name: with three of them a Vietnamese name fills half the row. */
const shortName = (name: string): string => name.split(/\s+/).slice(-2).join(' ');

/** A taken row: quiet, with who has it since when. */
export function TakenRow({ row, now }: AlertRowViewProps) {
  const { timeZone } = useProvince().profile;
  const { language } = useLanguage();
  const words = useAlertWords();
  const texts = useTexts(tileTexts);
  const [first] = row.alerts;
  const { acknowledgement } = first;
  const parts = [words.rule(row.rule), words.place(row.alerts, lettersOf.taken)].flatMap((text) =>
    text === null ? [] : [{ text, letters: text.length }],
  );
  return (
    <li className={styles.takenRow} lang={language}>
      <AlertMark priority={first.priority} facts={first.facts} />
      <span className={styles.takenWhat}>
        {fitParts(parts, { count: 1, letters: lettersOf.taken })
          .map(({ text }) => text)
          .join(' · ')}
      </span>
      {acknowledgement && (
        <span className={styles.takenBy}>
          {texts.takenBy(
            shortName(acknowledgement.userName),
            formatMoment(acknowledgement.at, now, timeZone),
          )}
        </span>
      )}
    </li>
  );
}
