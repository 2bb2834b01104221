import { useMemo } from 'react';
import { alertsKnown, annunciationStore } from '#client/alert/alertStore.ts';
import { useFlood } from '#client/alert/useFlood.ts';
import { formatAge } from '#client/format/age.ts';
import { formatMoment } from '#client/format/clock.ts';
import { formatNumber } from '#client/format/number.ts';
import { serverNow, useServerNowAs } from '#client/live/serverClock.ts';
import { useValue } from '#client/live/valueStore.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import styles from './AlertListTile.module.css';
import { TakenRow, UntakenRow } from './AlertRowView.tsx';
import { fitRows, isOneLine } from './alertRows.ts';
import type { TileProps } from './tileProps.ts';
import { tileTexts } from './tileTexts.ts';
import { useAlertRows } from './useAlertRows.ts';

/** "Nothing waits" in one sentence, with since when: a calm wall must also say that it looked. */
function Calm() {
  const texts = useTexts(tileTexts);
  const { language } = useLanguage();
  const { timeZone } = useProvince().profile;
  const known = useValue(alertsKnown);
  const lastAt = useValue(annunciationStore).at(-1)?.[0];
  const since = useServerNowAs((now) =>
    lastAt === undefined
      ? texts.calmDay
      : texts.calmSince(formatAge(now - lastAt, language), formatMoment(lastAt, now, timeZone)),
  );
  if (!known) return <p className={styles.calm}>{texts.counting}</p>;
  return (
    <p className={styles.calm}>
      {texts.calm}
      <span className={styles.since}>{since}</span>
    </p>
  );
}

/** How many wait; in a flood since when. */
function Heading({ count }: { readonly count: number }) {
  const texts = useTexts(tileTexts);
  const { language } = useLanguage();
  const { timeZone } = useProvince().profile;
  const flood = useFlood();
  return (
    <h2 className={styles.heading}>
      <span className={styles.count}>{formatNumber(count, 0, language)}</span>
      {texts.toTake}
      {flood && (
        <span className={styles.flood}>
          {texts.flood(formatMoment(flood.beganAt, serverNow(), timeZone))}
        </span>
      )}
    </h2>
  );
}

/** What waits to be taken, most urgent first; below, quietly, what somebody has. One sentence when all is calm. */
export function AlertListTile({ room }: TileProps<'alert-list'>) {
  const texts = useTexts(tileTexts);
  const { language } = useLanguage();
  const rows = useAlertRows();
  const fitting = useMemo(() => fitRows(rows, room), [rows, room]);
  const waiting = rows.untaken.reduce((sum, row) => sum + row.alerts.length, 0);
  const whole = (count: number): string => formatNumber(count, 0, language);
  const notes = [
    ...(fitting.more > fitting.moreTaken ? [texts.more(whole(fitting.more - fitting.moreTaken))] : []),
    ...(fitting.moreUrgent > 0 ? [texts.moreUrgent(whole(fitting.moreUrgent))] : []),
    ...(fitting.moreTaken > 0 ? [texts.moreTaken(whole(fitting.moreTaken))] : []),
    ...(rows.hidden > 0 ? [texts.hidden(whole(rows.hidden))] : []),
  ];
  return (
    <section className={styles.list}>
      {waiting > 0 ? <Heading count={waiting} /> : <Calm />}
      <ul>
        {fitting.untaken.map((row) => (
          <UntakenRow key={row.key} row={row} width={room.width} oneLine={isOneLine(row, fitting.dense)} />
        ))}
        {fitting.taken.map((row) => (
          <TakenRow key={row.key} row={row} width={room.width} />
        ))}
      </ul>
      {notes.length > 0 && <p className={styles.note}>{notes.join(' · ')}</p>}
    </section>
  );
}
