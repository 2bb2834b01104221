import { useQuery } from '@tanstack/react-query';
import { formatClockSeconds, formatDay } from '#client/format/clock.ts';
import { formatNumber } from '#client/format/number.ts';
import { ask } from '#client/live/ask.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { DeskPage } from '#client/ui/DeskPage.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import {
  channels,
  type Notification,
  type NotificationsBody,
  notificationsBodySchema,
} from '#shared/notification/notification.ts';
import { paths } from '#shared/protocol/routes.ts';
import sheet from './AdminPage.module.css';
import styles from './NotificationsPage.module.css';
import { notificationTexts } from './notificationTexts.ts';
import { problemWords } from './problemWords.ts';

const refreshMs = 5_000;

function useMoment(): (at: number) => string {
  const { timeZone } = useProvince().profile;
  return (at) => `${formatClockSeconds(at, timeZone)} ${formatDay(at, timeZone)}`;
}

function Fate({ notification }: { readonly notification: Notification }) {
  const texts = useTexts(notificationTexts);
  const { language } = useLanguage();
  const moment = useMoment();
  const { state, attempts, nextAttemptAt, endedAt, problem } = notification;
  return (
    <>
      <b data-state={state}>{texts.state[state]}</b>
      {endedAt !== null && ` ${moment(endedAt)}`}
      <div className={sheet.quiet}>{texts.attempts(formatNumber(attempts, 0, language))}</div>
      {problem !== null && (
        <div className={styles.problem} title={problem}>
          {texts.problem(problemWords(problem, language))}
        </div>
      )}
      {problem !== null && nextAttemptAt !== null && (
        <div className={sheet.quiet}>{texts.nextAt(moment(nextAttemptAt))}</div>
      )}
    </>
  );
}

function Log({ notifications }: Pick<NotificationsBody, 'notifications'>) {
  const texts = useTexts(notificationTexts);
  const moment = useMoment();
  if (notifications.length === 0) return <p className={sheet.quiet}>{texts.none}</p>;
  return (
    <table className={`${sheet.table} ${styles.table}`}>
      <thead>
        <tr>
          {Object.entries(texts.columns).map(([name, title]) => (
            <th key={name} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {notifications.map((notification) => (
          <tr key={notification.id}>
            <td className={sheet.whole}>{moment(notification.createdAt)}</td>
            <td>
              {texts.channel[notification.channel]}
              <div className={sheet.quiet}>{notification.to}</div>
            </td>
            <td>
              <details>
                <summary>{notification.subject}</summary>
                <pre>{notification.body}</pre>
              </details>
            </td>
            <td>
              <Fate notification={notification} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What left the centre, what waits, and why it did not leave; for administrators. */
export function NotificationsPage() {
  const texts = useTexts(notificationTexts);
  const failureText = useFailureText();
  const { data } = useQuery({
    queryKey: ['notifications'],
    queryFn: () => ask(paths.notifications, notificationsBodySchema),
    refetchInterval: refreshMs,
  });
  return (
    <DeskPage title={texts.title}>
      <div className={sheet.scroller}>
        <div className={sheet.sheet}>
          <header className={sheet.head}>
            <h1>{texts.title}</h1>
          </header>
          <p className={`${sheet.part} ${sheet.quiet}`}>{texts.intro}</p>
          {!data && <p className={sheet.quiet}>{texts.reading}</p>}
          {data && !data.ok && <p className={sheet.problem}>{failureText(data.failure)}</p>}
          {data?.ok && (
            <>
              <ul className={styles.ways}>
                {channels.map((channel) => (
                  <li key={channel}>
                    <b>{texts.channel[channel]}</b>:{' '}
                    {data.value.ways[channel] ? texts.isSet : texts.isNotSet[channel]}
                  </li>
                ))}
              </ul>
              <Log notifications={data.value.notifications} />
            </>
          )}
        </div>
      </div>
    </DeskPage>
  );
}
