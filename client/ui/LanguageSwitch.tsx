import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { languages } from '#shared/locale/localText.ts';
import { deskTexts } from './deskTexts.ts';
import styles from './LanguageSwitch.module.css';

/** Each language by its own name: whoever needs it cannot read the other one. */
const ownNames = { vi: 'Tiếng Việt', en: 'English' } as const;

export function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const texts = useTexts(deskTexts);
  return (
    <fieldset className={styles.switch} aria-label={texts.language}>
      {languages.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          title={ownNames[each]}
          aria-label={ownNames[each]}
          aria-pressed={each === language}
          onClick={() => choose(each)}
        >
          {each.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}
