import { Link } from 'wouter';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { explorerAddress } from '#client/ui/pageAddress.ts';
import styles from './Explorer.module.css';
import type { ExplorerState } from './explorerState.ts';
import { explorerTexts } from './explorerTexts.ts';

/** From the province down to the chosen area; each step up keeps the indicator. */
export function Breadcrumb({ state }: { readonly state: ExplorerState }) {
  const { tree } = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(explorerTexts);
  const { area, indicator } = state;
  return (
    <nav className={styles.breadcrumb} aria-label={texts.breadcrumb}>
      <ol>
        {tree
          .ancestorsOf(area.id)
          .toReversed()
          .map((ancestor) => (
            <li key={ancestor.id}>
              <Link href={explorerAddress(ancestor.id, indicator.id)}>{ancestor.fullName[language]}</Link>
            </li>
          ))}
        <li aria-current="page">{area.fullName[language]}</li>
      </ol>
    </nav>
  );
}
