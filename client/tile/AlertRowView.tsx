import { AlertMark } from '#client/alert/AlertMark.tsx';
import { formatMoment } from '#client/format/clock.ts';
import { formatValue } from '#client/format/indicatorValue.ts';
import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Alert } from '#shared/alert/alert.ts';
import styles from './AlertListTile.module.css';
import type { AlertRow } from './alertRows.ts';
import { tileTexts } from './tileTexts.ts';
import { WaitingTime } from './WaitingTime.tsx';

interface AlertRowViewProps {
  readonly row: AlertRow;
  readonly now: number;
}

/** What an alert is about, beside where: its value, or the source that is silent. */
function useSubject(): (alert: Alert) => string | null {
  const { indicators, profile } = useProvince();
  const { language } = useLanguage();
  return ({ subject, value }) => {
    if (subject.kind === 'source')
      return profile.sources.find(({ id }) => id === subject.source)?.name[language] ?? subject.source;
    const indicator = indicators.get(subject.indicator);
    return indicator && value !== null ? formatValue(value, indicator, language) : null;
  };
}

/** Letters of a place beside a waiting time; with more of them the line would be cut. */
const mostLetters = 33;

function usePlace(): (alerts: AlertRow['alerts']) => string | null {
  const { tree } = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(tileTexts);
  return (alerts) => {
    const areas = [...new Set(alerts.map(({ area }) => area))];
    const level = tree.levels.find(({ id }) => id === tree.get(areas[0] ?? tree.root.id)?.level);
    if (areas.length === 1 && areas[0] === tree.root.id) return null;
    const naming = (count: number): string => {
      const named = areas.slice(0, count).map((id) => tree.get(id)?.name[language] ?? id);
      const rest = areas.length - named.length;
      const others = texts.andMore(formatNumber(rest, 0, language), level?.many[language] ?? '');
      return rest === 0 ? named.join(', ') : `${named.join(', ')} ${others}`;
    };
    const two = naming(2);
    return two.length <= mostLetters ? two : naming(1);
  };
}

/** An untaken row: what, where, how much, and how long nobody has taken it. */
export function UntakenRow({ row, now }: AlertRowViewProps) {
  const { rules } = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(tileTexts);
  const subject = useSubject();
  const place = usePlace();
  const [first] = row.alerts;
  // One alert for each area named: a count would say the same again.
  const areas = new Set(row.alerts.map(({ area }) => area)).size;
  const count = row.alerts.length > areas ? texts.alerts(formatNumber(row.alerts.length, 0, language)) : null;
  const speaking = row.alerts.find(({ facts }) => facts.active) ?? first;
  const name = rules.get(row.rule)?.name[language] ?? row.rule;
  const details = [
    place(row.alerts),
    row.alerts.length === 1 ? subject(first) : count,
    speaking.facts.active ? null : texts.returned,
  ].filter((part) => part !== null);
  return (
    <li className={styles.row} data-priority={first.priority}>
      <AlertMark priority={first.priority} facts={speaking.facts} />
      <p className={styles.what} data-long={name.length > 27}>
        {name}
        <span className={styles.where}>{details.join(' · ')}</span>
      </p>
      <WaitingTime sinceAt={Math.min(...row.alerts.map(({ raisedAt }) => raisedAt))} now={now} />
    </li>
  );
}

/** A taken row: quiet, with who has it since when. */
export function TakenRow({ row, now }: AlertRowViewProps) {
  const { rules, profile } = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(tileTexts);
  const place = usePlace();
  const [first] = row.alerts;
  const { acknowledgement } = first;
  const where = place(row.alerts);
  return (
    <li className={styles.takenRow}>
      <AlertMark priority={first.priority} facts={first.facts} />
      <span className={styles.takenWhat}>
        {rules.get(row.rule)?.name[language] ?? row.rule}
        {where === null ? '' : ` · ${where}`}
      </span>
      {acknowledgement && (
        <span className={styles.takenBy}>
          {texts.takenBy(acknowledgement.userName, formatMoment(acknowledgement.at, now, profile.timeZone))}
        </span>
      )}
    </li>
  );
}
