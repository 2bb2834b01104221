import { AlertMark } from '#client/alert/AlertMark.tsx';
import { useEscalationLevel } from '#client/escalation/escalationStore.ts';
import { escalationTexts } from '#client/escalation/escalationTexts.ts';
import { formatMoment } from '#client/format/clock.ts';
import { formatNumber } from '#client/format/number.ts';
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

/** Letters beside a waiting time, name and place together on a dense row, and beside who has taken an alert. */
const lettersOf = { where: 34, escalated: 46, dense: 36, taken: 30 } as const;

interface UntakenRowProps extends AlertRowViewProps {
  /** On one line: in a flood more rows say more than more words. */
  readonly dense: boolean;
}

/** An untaken row: what, where, how much, and how long nobody has taken it. */
export function UntakenRow({ row, now, dense }: UntakenRowProps) {
  const words = useAlertWords();
  const texts = useTexts(tileTexts);
  const escalation = useTexts(escalationTexts);
  const { language } = useLanguage();
  const [first] = row.alerts;
  const speaking = row.alerts.find(({ facts }) => facts.active) ?? first;
  const name = words.rule(row.rule);
  const level = useEscalationLevel(row.alerts);
  const letters = dense ? Math.max(0, lettersOf.dense - name.length) : lettersOf.where;
  const details = [
    level > 0 ? escalation.onWall(formatNumber(level, 0, language)) : null,
    words.place(row.alerts, letters),
    speaking.facts.active ? null : texts.returned,
    words.amount(row.alerts),
  ].flatMap((text) => (text === null ? [] : [{ text, letters: text.length }]));
  return (
    <li className={styles.row} data-dense={dense} data-priority={first.priority} data-escalated={level > 0}>
      <AlertMark priority={first.priority} facts={speaking.facts} />
      <p className={styles.what} data-long={name.length > 27}>
        {name}
        <span className={styles.where}>
          {fitParts(details, { count: level > 0 ? 2 : 1, letters: level > 0 ? lettersOf.escalated : letters })
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
