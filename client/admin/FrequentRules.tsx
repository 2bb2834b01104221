import { Link } from 'wouter';
import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { ruleAddress } from '#client/ui/pageAddress.ts';
import { useCan } from '#client/user/session.ts';
import type { Performance } from '#shared/alert/performance.ts';
import styles from './PerformancePage.module.css';
import { performanceTexts } from './performanceTexts.ts';

/** The ten rules that call most often, with a way to them for those who can change them. */
export function FrequentRules({ figures }: { readonly figures: Performance }) {
  const texts = useTexts(performanceTexts);
  const { language } = useLanguage();
  const { rules, tree } = useProvince();
  const can = useCan();
  const mayManage = can('rule:manage', tree.root.id);
  const most = figures.frequent[0]?.count ?? 1;
  return (
    <section className={styles.frequent}>
      <h2>{texts.frequentTitle}</h2>
      {figures.frequent.length === 0 ? (
        <p className={styles.quiet}>{texts.none}</p>
      ) : (
        <p className={styles.quiet}>{texts.frequentNote}</p>
      )}
      <ol>
        {figures.frequent.map(({ rule, count }) => {
          const name = rules.get(rule)?.name[language] ?? rule;
          return (
            <li key={rule}>
              <span className={styles.ruleName}>
                {mayManage && rules.has(rule) ? <Link href={ruleAddress(rule)}>{name}</Link> : name}
              </span>
              <span className={styles.count}>{texts.times(formatNumber(count, 0, language))}</span>
              <span className={styles.bar} style={{ inlineSize: `${(100 * count) / most}%` }} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
