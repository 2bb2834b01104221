import { Link } from 'wouter';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useSomebodyThere } from './useKiosk.ts';
import type { WallSound } from './useWallSound.ts';
import styles from './WallLinks.module.css';
import { wallTexts } from './wallTexts.ts';

/** The way off the wall for somebody who stands at it: other pages, another role, sound, the language, the keys. */
export function WallLinks({ sound }: { readonly sound: WallSound }) {
  const texts = useTexts(wallTexts);
  const { language, choose } = useLanguage();
  const there = useSomebodyThere();
  return (
    <nav className={styles.links} aria-label={texts.links} data-there={there}>
      <span className={styles.keys}>{texts.keys}</span>
      <Link href="/explorer">{texts.explorer}</Link>
      <Link href="/console">{texts.console}</Link>
      <Link href="/sign-in">{texts.changeRole}</Link>
      <button type="button" aria-pressed={sound.on} onClick={sound.toggle}>
        {sound.on ? texts.soundOff : texts.soundOn}
      </button>
      <button
        type="button"
        lang={language === 'vi' ? 'en' : 'vi'}
        onClick={() => choose(language === 'vi' ? 'en' : 'vi')}
      >
        {texts.otherLanguage}
      </button>
    </nav>
  );
}
