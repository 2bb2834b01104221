import { actionTexts } from '#client/alert/actionTexts.ts';
import { useAlertHistory, useEarlierAlerts } from '#client/alert/alertHistory.ts';
import { alertTexts } from '#client/alert/alertTexts.ts';
import { alertValue } from '#client/alert/alertWords.ts';
import { formatMoment } from '#client/format/clock.ts';
import { formatNumber } from '#client/format/number.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Alert } from '#shared/alert/alert.ts';
import { stateOf } from '#shared/alert/alertState.ts';
import styles from './AlertDetail.module.css';
import { detailTexts } from './detailTexts.ts';

function Moment({ at }: { readonly at: number }) {
  const { timeZone } = useProvince().profile;
  return <time>{formatMoment(at, serverNow(), timeZone)}</time>;
}

/** Everything that happened to the alert, from the journal, the newest first. */
export function DetailHistory({ alert }: { readonly alert: Alert }) {
  const texts = useTexts(detailTexts);
  const actions = useTexts(actionTexts);
  const { language } = useLanguage();
  const { data, isError } = useAlertHistory(alert);
  return (
    <section>
      <h3>{texts.history}</h3>
      {!data && <p className={styles.quiet}>{isError ? texts.historyFailed : texts.reading}</p>}
      <ul className={styles.list}>
        {data?.entries.toReversed().map(({ at, event, userName, note, revision }) => (
          <li key={revision}>
            <Moment at={at} />
            <span>
              {actions.event[event]} <span className={styles.quiet}>· {userName ?? actions.system}</span>
              {note !== null && <q>{note}</q>}
            </span>
          </li>
        ))}
      </ul>
      {data !== undefined && data.left > 0 && (
        <p className={styles.quiet}>{texts.historyLeft(formatNumber(data.left, 0, language))}</p>
      )}
    </section>
  );
}

/** The same alert earlier: whether it is known, and what was said about it then. */
export function DetailEarlier({ alert }: { readonly alert: Alert }) {
  const texts = useTexts(detailTexts);
  const { state } = useTexts(alertTexts);
  const names = useProvince();
  const { language } = useLanguage();
  const { data, isError } = useEarlierAlerts(alert);
  return (
    <section>
      <h3>{texts.earlier}</h3>
      {!data && <p className={styles.quiet}>{isError ? texts.historyFailed : texts.reading}</p>}
      {data?.length === 0 && <p className={styles.quiet}>{texts.earlierNone}</p>}
      <ul className={styles.list}>
        {data?.map((one) => (
          <li key={one.id}>
            <Moment at={one.raisedAt} />
            <span>
              {alertValue(one, names, language)}{' '}
              <span className={styles.quiet}>
                {one.acknowledgement
                  ? texts.earlierTaken(one.acknowledgement.userName)
                  : state[stateOf(one.facts)]}
              </span>
              {one.acknowledgement && one.acknowledgement.comment !== '' && (
                <q>{one.acknowledgement.comment}</q>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
