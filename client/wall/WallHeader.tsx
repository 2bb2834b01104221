import { formatClockSeconds, formatWeekdayShort } from '#client/format/clock.ts';
import { formatNumber } from '#client/format/number.ts';
import { centreStatus } from '#client/live/centreStatus.ts';
import { LiveClock } from '#client/live/LiveClock.tsx';
import { linkStatus } from '#client/live/linkStatus.ts';
import { pageFacts } from '#client/live/pageFacts.ts';
import { useServerNowAs } from '#client/live/serverClock.ts';
import { useValue, useValueAs } from '#client/live/valueStore.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { LocalText } from '#shared/locale/localText.ts';
import type { Rotation } from '#shared/scene/rotation.ts';
import styles from './WallHeader.module.css';
import { wallTexts } from './wallTexts.ts';

/** Where the data stands: how many sources keep their time, and how many do not. */
function Sources() {
  const live = useValueAs(linkStatus, ({ link }) => link === 'live');
  const texts = useTexts(wallTexts);
  const { language } = useLanguage();
  const whole = (count: number): string => formatNumber(count, 0, language);
  const words = useValueAs(
    centreStatus,
    (centre) => centre && texts.onTime(whole(centre.sourcesOnTime), whole(centre.sourcesExpected)),
  );
  const late = useValueAs(centreStatus, (centre) => (centre?.sourcesLate.length ?? 0) > 0);
  // What was true when the link was lost is not said as if it were now.
  return words === null || !live ? null : (
    <p className={styles.sources} data-late={late}>
      {words}
    </p>
  );
}

/** The clock's seconds are the wall's heartbeat: a frozen page is seen at once. */
function Clock({ far }: { readonly far: boolean }) {
  const { language } = useLanguage();
  const { timeZone } = useProvince().profile;
  const day = useServerNowAs((now) => formatWeekdayShort(now, timeZone, language));
  return (
    <p className={styles.time}>
      {!far && <span className={styles.date}>{day}</span>}
      <LiveClock className={styles.clock} format={(at) => formatClockSeconds(at, timeZone)} />
    </p>
  );
}

interface WallHeaderProps {
  /** Of the scene; null where two scenes say their names themselves. */
  readonly name: LocalText | null;
  readonly mode: Rotation['mode'];
  readonly legible: boolean;
  /** So few arc minutes that only what matters most is said. */
  readonly far: boolean;
}

/** Who we are, what this page is, where its data stands, what time it is. */
export function WallHeader({ name, mode, legible, far }: WallHeaderProps) {
  const texts = useTexts(wallTexts);
  const { language } = useLanguage();
  const { profile } = useProvince();
  const facts = useValue(pageFacts);
  return (
    <header className={styles.header} data-far={far}>
      <div className={styles.said}>
        <h1 className={styles.province}>{profile.name[language]}</h1>
        {name && <p className={styles.scene}>{name[language]}</p>}
        {facts?.demo && (
          <p className={styles.demo} title={texts.demoMeans}>
            {texts.demo}
          </p>
        )}
        {!legible && <p className={styles.mode}>{far ? texts.illegibleShort : texts.illegible}</p>}
        {!far && <Sources />}
        {mode !== 'turning' && !far && <p className={styles.mode}>{texts.mode[mode]}</p>}
      </div>
      <Clock far={far} />
    </header>
  );
}
