import { Link } from 'wouter';
import { cellKey, cellStore } from '#client/indicator/cellStore.ts';
import { ValueLook } from '#client/indicator/ValueLook.tsx';
import { ValueState } from '#client/indicator/ValueState.tsx';
import { valueLookOf } from '#client/indicator/valueLook.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { explorerAddress } from '#client/ui/pageAddress.ts';
import styles from './Explorer.module.css';
import { explorerTexts } from './explorerTexts.ts';
import { hasLevel } from './reportedLevel.ts';
import type { ExplorerFacts } from './useExplorer.ts';

/** Where an indicator that the chosen area does not have can be seen: the nearest area above, with its value. */
export function ElsewherePart({ facts: { area, indicator, now } }: { readonly facts: ExplorerFacts }) {
  const { tree, profile } = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(explorerTexts);
  const above = tree.ancestorsOf(area.id).find(({ level }) => hasLevel(indicator, level, profile.levels));
  if (hasLevel(indicator, area.level, profile.levels) || !above) return null;
  const look = valueLookOf(cellStore.get(cellKey(indicator.id, above.id)), indicator, now);
  return (
    <section className={styles.elsewhere}>
      {indicator.name[language]}, {above.fullName[language]}
      <p>
        <ValueLook look={look} indicator={indicator} />
      </p>
      <ValueState look={look} indicator={indicator} now={now} />{' '}
      <Link href={explorerAddress(above.id, indicator.id)}>{texts.seeAt(above.fullName[language])}</Link>
    </section>
  );
}
