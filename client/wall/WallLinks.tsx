import { Link } from 'wouter';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import styles from './WallLinks.module.css';
import { wallTexts } from './wallTexts.ts';

/** The quiet way off the wall, in the corner where nobody looks for news: other pages, another role, the language. */
export function WallLinks({ legible }: { readonly legible: boolean }) {
  const texts = useTexts(wallTexts);
  const { language, choose } = useLanguage();
  return (
    <nav className={styles.links} aria-label={texts.links}>
      {!legible && <span className={styles.note}>{texts.illegible}</span>}
      <Link href="/explorer">{texts.explorer}</Link>
      <Link href="/console">{texts.console}</Link>
      <Link href="/sign-in">{texts.changeRole}</Link>
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
