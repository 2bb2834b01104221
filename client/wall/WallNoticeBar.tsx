import { useEffect, useState } from 'react';
import { formatAge } from '#client/format/age.ts';
import { formatClockSeconds } from '#client/format/clock.ts';
import { centreStatus } from '#client/live/centreStatus.ts';
import { linkStatus } from '#client/live/linkStatus.ts';
import { useServerNow } from '#client/live/serverClock.ts';
import { useValueAs } from '#client/live/valueStore.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import styles from './WallNoticeBar.module.css';
import { isSameNotice, type WallNotice, wallNoticeOf } from './wallNotices.ts';
import { wallTexts } from './wallTexts.ts';

type Words = readonly [what: string, meaning: string];

function useWords(): (notice: WallNotice) => Words {
  const texts = useTexts(wallTexts);
  const { language } = useLanguage();
  const { timeZone } = useProvince().profile;
  const now = useServerNow();
  return (notice) => {
    switch (notice.kind) {
      case 'lost':
        return notice.sinceAt === null
          ? [texts.connecting, texts.connectingMeans]
          : [
              texts.lost(formatClockSeconds(notice.sinceAt, timeZone)),
              texts.lostMeans(formatAge(now - notice.sinceAt, language)),
            ];
      case 'signed-out':
        return [texts.signedOut, texts.signedOutMeans];
      case 'connecting':
        return [texts.connecting, texts.connectingMeans];
      case 'journal-away':
        return [texts.journalAway, texts.journalAwayMeans];
      case 'store-away':
        return [texts.storeAway, texts.storeAwayMeans];
      case 'store-draining':
        return [texts.storeDraining, texts.storeDrainingMeans];
      default:
        return notice satisfies never;
    }
  };
}

/** A first connection takes a moment; a bar that comes and goes with every start would teach people to ignore it. */
const patienceMs = 2_500;

function usePatience(): boolean {
  const [patient, setPatient] = useState(true);
  useEffect(() => {
    const timer = window.setTimeout(() => setPatient(false), patienceMs);
    return () => window.clearTimeout(timer);
  }, []);
  return patient;
}

/** Both stores beat once a second; what they mean for the wall hardly ever changes. */
function useNotice(): WallNotice | null {
  const read = (): WallNotice | null => wallNoticeOf(linkStatus.get(), centreStatus.get());
  const byLink = useValueAs(linkStatus, read, isSameNotice);
  const byCentre = useValueAs(centreStatus, read, isSameNotice);
  return isSameNotice(byLink, byCentre) ? byLink : read();
}

const isOutdated = (notice: WallNotice | null): boolean =>
  notice?.kind === 'lost' || notice?.kind === 'signed-out';

/** Whether nothing on the wall is of now. */
export function useOutdated(): boolean {
  return isOutdated(useNotice());
}

/** Around all of the wall when nothing on it is of now: a bar is not seen by somebody who looks at the map. */
export function OutdatedFrame() {
  return <div className={styles.frame} aria-hidden="true" />;
}

function Bar({ notice }: { readonly notice: WallNotice }) {
  const [what, meaning] = useWords()(notice);
  return (
    <p className={styles.bar} data-kind={notice.kind} data-outdated={isOutdated(notice)} role="status">
      <strong>{what}</strong>
      <span>– {meaning}</span>
    </p>
  );
}

/** A bar across the wall whenever what stands below it is not simply true and complete. Not to be missed, but calm. */
export function WallNoticeBar() {
  const notice = useNotice();
  const patient = usePatience();
  if (notice === null || (notice.kind === 'connecting' && patient)) return null;
  return <Bar notice={notice} />;
}
