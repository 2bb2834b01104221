import { formatClockSeconds, formatWeekdayShort } from '#client/format/clock.ts';
import { formatNumber } from '#client/format/number.ts';
import { centreStatus } from '#client/live/centreStatus.ts';
import { pageFacts } from '#client/live/pageFacts.ts';
import { useServerNow } from '#client/live/serverClock.ts';
import { useValue } from '#client/live/valueStore.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Scene } from '#shared/scene/scene.ts';
import styles from './WallHeader.module.css';
import { wallTexts } from './wallTexts.ts';

/** Where the data stands: how many sources keep their time, and how many do not. */
function Sources() {
  const texts = useTexts(wallTexts);
  const { language } = useLanguage();
  const centre = useValue(centreStatus);
  if (!centre) return null;
  const whole = (count: number): string => formatNumber(count, 0, language);
  return (
    <p className={styles.sources} data-late={centre.sourcesLate.length > 0}>
      {texts.onTime(whole(centre.sourcesOnTime), whole(centre.sourcesExpected))}
    </p>
  );
}

/** The clock's seconds are the wall's heartbeat: a frozen page is seen at once. */
function Clock() {
  const { language } = useLanguage();
  const { timeZone } = useProvince().profile;
  const now = useServerNow();
  return (
    <p className={styles.time}>
      <span className={styles.date}>{formatWeekdayShort(now, timeZone, language)}</span>
      <time className={styles.clock}>{formatClockSeconds(now, timeZone)}</time>
    </p>
  );
}

/** Who we are, what this page is, where its data stands, what time it is. */
export function WallHeader({ scene }: { readonly scene: Scene }) {
  const texts = useTexts(wallTexts);
  const { language } = useLanguage();
  const { profile } = useProvince();
  const facts = useValue(pageFacts);
  return (
    <header className={styles.header}>
      <h1 className={styles.province}>{profile.name[language]}</h1>
      <p className={styles.scene}>{scene.name[language]}</p>
      {facts?.demo && (
        <p className={styles.demo} title={texts.demoMeans}>
          {texts.demo}
        </p>
      )}
      <Sources />
      <Clock />
    </header>
  );
}
