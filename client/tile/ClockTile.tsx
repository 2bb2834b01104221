import { formatClockSeconds, formatWeekday } from '#client/format/clock.ts';
import { LiveClock } from '#client/live/LiveClock.tsx';
import { useServerNowAs } from '#client/live/serverClock.ts';
import { useLanguage } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import styles from './ClockTile.module.css';
import type { TileProps } from './tileProps.ts';

/** The time of the province, as large as its room. */
export function ClockTile({ room }: TileProps<'clock'>) {
  const { language } = useLanguage();
  const { timeZone } = useProvince().profile;
  const day = useServerNowAs((now) => formatWeekday(now, timeZone, language));
  const size = Math.max(40, Math.min(room.width / 4.6, room.height - 44, 220));
  return (
    <article className={styles.clock}>
      <p className={styles.time} style={{ fontSize: `calc(${size.toFixed(1)} * var(--u))` }}>
        <LiveClock format={(at) => formatClockSeconds(at, timeZone)} />
      </p>
      <p className={styles.day}>{day}</p>
    </article>
  );
}
