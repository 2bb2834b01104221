import { Link } from 'wouter';
import { AlertMark } from '#client/alert/AlertMark.tsx';
import { alertTexts } from '#client/alert/alertTexts.ts';
import { alertTitle, ruleOf } from '#client/alert/alertWords.ts';
import { useTopic } from '#client/live/liveContext.tsx';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { explorerAddress } from '#client/ui/pageAddress.ts';
import { stateOf } from '#shared/alert/alertState.ts';
import styles from './AlertDetail.module.css';
import { AlertFactList } from './AlertFactList.tsx';
import { AlertTaking } from './AlertTaking.tsx';
import type { TableRow } from './calmRows.ts';
import { detailTexts } from './detailTexts.ts';

interface AlertDetailProps {
  readonly row: TableRow | undefined;
  /** Why the alert cannot be acknowledged now, in words; null when it can. */
  readonly refusal: string | null;
  readonly onAcknowledge: () => void;
}

/** The chosen alert with everything an operator needs to decide: first what to do, then what happened. */
export function AlertDetail({ row, refusal, onAcknowledge }: AlertDetailProps) {
  const names = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(detailTexts);
  const words = useTexts(alertTexts);
  // The value of now is one of the facts; it comes with the area's own topic.
  useTopic(row ? `area:${row.alert.area}` : null);
  if (!row)
    return (
      <aside className={styles.detail}>
        <p className={styles.nothing}>{texts.nothing}</p>
      </aside>
    );
  const { alert, over } = row;
  const area = names.tree.get(alert.area);
  const response = ruleOf(alert, names)?.response[language];
  const indicator = alert.subject.kind === 'indicator' ? alert.subject.indicator : undefined;
  return (
    <aside className={styles.detail} aria-label={alertTitle(alert, names, language)}>
      <p className={styles.kind}>
        <AlertMark priority={alert.priority} facts={alert.facts} />
        <b>{words.priority[alert.priority]}</b>
        <span>{over ? texts.over : words.state[stateOf(alert.facts)]}</span>
      </p>
      <h2>{alertTitle(alert, names, language)}</h2>
      <p className={styles.place}>
        {area?.fullName[language] ?? alert.area}{' '}
        <Link href={explorerAddress(alert.area, indicator)}>{texts.toExplorer}</Link>
      </p>
      <AlertTaking row={row} refusal={refusal} onAcknowledge={onAcknowledge} />
      {response !== undefined && (
        <section>
          <h3>{texts.response}</h3>
          <p>{response}</p>
        </section>
      )}
      <section>
        <h3>{texts.facts}</h3>
        <AlertFactList alert={alert} />
      </section>
    </aside>
  );
}
