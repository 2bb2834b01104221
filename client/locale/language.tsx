import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { type Language, type LocalText, languages } from '#shared/locale/localText.ts';
import type { TextTree } from './translations.ts';

const storageKey = 'ioc.language';

const isLanguage = (value: string | null): value is Language =>
  languages.some((language) => language === value);

/** `?lang=` beats what was chosen on this machine before; Vietnamese is the default. */
function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang');
  if (isLanguage(asked)) return asked;
  const chosen = localStorage.getItem(storageKey);
  return isLanguage(chosen) ? chosen : 'vi';
}

interface LanguageChoice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const LanguageContext = createContext<LanguageChoice>({ language: 'vi', choose: () => undefined });

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = (next: Language): void => {
    localStorage.setItem(storageKey, next);
    setLanguage(next);
  };
  return <LanguageContext value={{ language, choose }}>{children}</LanguageContext>;
}

export const useLanguage = (): LanguageChoice => useContext(LanguageContext);

/** The texts of a part of the product in the language on screen. */
export function useTexts<T extends TextTree>(texts: Readonly<Record<Language, T>>): T {
  return texts[useLanguage().language];
}

/** Reads a text of the profile in the language on screen. */
export function useLocalText(): (text: LocalText) => string {
  const { language } = useLanguage();
  return (text) => text[language];
}
