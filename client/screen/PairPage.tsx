import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useTexts } from '#client/locale/language.tsx';
import { pageAddresses } from '#client/ui/pageAddress.ts';
import { useDeskScale } from '#client/ui/useDeskScale.ts';
import { useGround } from '#client/ui/useGround.ts';
import type { PairingBody } from '#shared/screen/screenRoutes.ts';
import styles from './PairPage.module.css';
import { openPairing, readPairing } from './screenApi.ts';
import { screenTexts } from './screenTexts.ts';

const askEveryMs = 2_000;

/** Shows one code after another until somebody has typed one in. */
function usePairing(): string | null {
  const [pairing, setPairing] = useState<PairingBody | null>(null);
  useEffect(() => {
    let over = false;
    let timer = 0;
    const step = async (last: PairingBody | null): Promise<void> => {
      const state = last && (await readPairing(last.secret));
      if (over) return;
      // A full navigation: everything starts with the cookie that has just come.
      if (state?.ok && state.value.state === 'paired') return location.assign(pageAddresses.wall);
      const isGone = last === null || (state?.ok && state.value.state === 'gone');
      const opened = isGone ? await openPairing() : null;
      if (over) return;
      const next = opened ? (opened.ok ? opened.value : null) : last;
      setPairing(next);
      timer = window.setTimeout(() => void step(next), askEveryMs);
    };
    void step(null);
    return () => {
      over = true;
      window.clearTimeout(timer);
    };
  }, []);
  return pairing && `${pairing.code.slice(0, 3)} ${pairing.code.slice(3)}`;
}

/** What stands on a screen that belongs to nobody yet: a code for whoever sets it up. Nobody has to touch it. */
export function PairPage() {
  useGround('wall');
  useDeskScale();
  const texts = useTexts(screenTexts);
  const code = usePairing();
  useEffect(() => {
    document.title = texts.pairTitle;
  }, [texts]);
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{texts.pairTitle}</h1>
      <p className={styles.code} data-waiting={code === null}>
        {code ?? '––– –––'}
      </p>
      <p className={styles.how}>{code === null ? texts.pairWaiting : texts.pairHow}</p>
      <p className={styles.sign}>
        <Link href={pageAddresses.signIn}>{texts.signInInstead}</Link>
      </p>
    </main>
  );
}
