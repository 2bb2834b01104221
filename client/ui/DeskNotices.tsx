import { useSyncExternalStore } from 'react';
import { formatClockSeconds } from '#client/format/clock.ts';
import { centreStatus } from '#client/live/centreStatus.ts';
import { linkStatus } from '#client/live/linkStatus.ts';
import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import styles from './DeskNotices.module.css';
import { deskTexts } from './deskTexts.ts';
import { pageAddresses } from './pageAddress.ts';

function LinkNotice() {
  const texts = useTexts(deskTexts);
  const { timeZone } = useProvince().profile;
  const link = useSyncExternalStore(linkStatus.subscribe, () => linkStatus.get().link);
  if (link === 'live' || link === 'connecting') return null;
  const { heardAt } = linkStatus.get();
  if (link === 'signed-out')
    return (
      <p>
        {texts.signedOut} <a href={pageAddresses.signIn}>{texts.signInAgain}</a>
      </p>
    );
  return (
    <p>
      {heardAt === null ? texts.neverConnected : texts.silentSince(formatClockSeconds(heardAt, timeZone))}
    </p>
  );
}

function CentreNotice() {
  const texts = useTexts(deskTexts);
  const journal = useSyncExternalStore(centreStatus.subscribe, () => centreStatus.get()?.journal);
  const store = useSyncExternalStore(centreStatus.subscribe, () => centreStatus.get()?.store);
  return (
    <>
      {journal === 'away' && <p>{texts.journalAway}</p>}
      {store === 'away' && <p>{texts.storeAway}</p>}
    </>
  );
}

/** What somebody must know before believing the page below. Takes no room when all is well. */
export function DeskNotices() {
  return (
    <div className={styles.notices} role="alert">
      <LinkNotice />
      <CentreNotice />
    </div>
  );
}
