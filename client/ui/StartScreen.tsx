import { useTexts } from '#client/locale/language.tsx';
import styles from './StartScreen.module.css';
import { uiTexts } from './uiTexts.ts';

/** What stands on the screen until there is something true to show. */
export function StartScreen() {
  const texts = useTexts(uiTexts);
  return (
    <p role="status" className={styles.screen}>
      {texts.starting}
    </p>
  );
}
