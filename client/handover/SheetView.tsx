import { alertTexts } from '#client/alert/alertTexts.ts';
import { formatClock, formatDay } from '#client/format/clock.ts';
import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { HandoverPart, HandoverSheet } from '#shared/shift/handover.ts';
import { handoverTexts } from './handoverTexts.ts';
import { NoteList } from './LogPart.tsx';
import styles from './SheetView.module.css';

/** An instant with its day: a sheet is read days later. */
export function useWholeMoment(): (at: number) => string {
  const { timeZone } = useProvince().profile;
  return (at) => `${formatClock(at, timeZone)} ${formatDay(at, timeZone)}`;
}

function AlertsPart({ title, part }: { readonly title: string; readonly part: HandoverPart }) {
  const texts = useTexts(handoverTexts);
  const { priority: priorities } = useTexts(alertTexts);
  const { language } = useLanguage();
  const moment = useWholeMoment();
  const more = part.total - part.rows.length;
  return (
    <section>
      <h3>
        {title} <b>{formatNumber(part.total, 0, language)}</b>
      </h3>
      {part.total === 0 && <p className={styles.quiet}>{texts.nothing}</p>}
      {part.rows.length > 0 && (
        <table className={styles.alerts}>
          <tbody>
            {part.rows.map(({ alert, title: name, place, priority, raisedAt, taken }) => (
              <tr key={alert}>
                <td>{priorities[priority]}</td>
                <td>
                  <b>{name[language]}</b> · {place[language]}
                </td>
                <td>{texts.raisedAt(moment(raisedAt))}</td>
                <td>
                  {taken && texts.takenBy(taken.userName, moment(taken.at))}
                  {taken && taken.comment !== '' && `: ${taken.comment}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more > 0 && <p>{texts.more(formatNumber(more, 0, language))}</p>}
    </section>
  );
}

const alertParts = ['open', 'acknowledged', 'shelved', 'stale'] as const;

/** What one shift leaves to the next: the same on screen and on paper. */
export function SheetView({ sheet }: { readonly sheet: HandoverSheet }) {
  const texts = useTexts(handoverTexts);
  const { language } = useLanguage();
  const moment = useWholeMoment();
  const count = (value: number): string => formatNumber(value, 0, language);
  return (
    <div className={styles.sheet}>
      <p>{texts.from(moment(sheet.fromAt), moment(sheet.toAt))}</p>
      <p>
        {texts.onDuty}:{' '}
        {sheet.onDuty.map(({ name, position }) => `${name} (${position})`).join(', ') || texts.nothing}
      </p>
      {sheet.remark !== '' && (
        <section>
          <h3>{texts.remarkTitle}</h3>
          <p className={styles.said}>{sheet.remark}</p>
        </section>
      )}
      {alertParts.map((name) => (
        <AlertsPart key={name} title={texts.sections[name]} part={sheet[name]} />
      ))}
      <section>
        <h3>{texts.frequent}</h3>
        {sheet.frequent.length === 0 && <p className={styles.quiet}>{texts.nothing}</p>}
        <ol className={styles.frequent}>
          {sheet.frequent.map(({ rule, name, count: calls }) => (
            <li key={rule}>
              {name[language]}: {texts.times(count(calls))}
            </li>
          ))}
        </ol>
        <p>{texts.directives(count(sheet.directives.open), count(sheet.directives.overdue))}</p>
      </section>
      <section>
        <h3>{texts.notes}</h3>
        {sheet.notes.length === 0 && <p className={styles.quiet}>{texts.nothing}</p>}
        <NoteList notes={sheet.notes} />
      </section>
    </div>
  );
}
