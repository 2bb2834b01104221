import { Link } from 'wouter';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { addressOf } from './explorerState.ts';
import styles from './Ranking.module.css';
import { Ranking } from './Ranking.tsx';
import { SiteList } from './SiteList.tsx';
import { siteListTexts } from './siteListTexts.ts';
import type { ExplorerFacts } from './useExplorer.ts';

/** What stands beside the map: the areas below, or the sites that an indicator counts. */
export function EvidenceTable({ facts }: { readonly facts: ExplorerFacts }) {
  const texts = useTexts(siteListTexts);
  const { language } = useLanguage();
  const { indicator, area, rankedIn, rankedLevel, list } = facts;
  if (!indicator.sites) return <Ranking facts={facts} />;
  // Below an area without parts there is nothing to compare, but there are the sites themselves.
  const shown = list ?? (rankedIn === area ? 'areas' : 'sites');
  const tabs = [
    { list: 'areas', text: texts.areas(rankedLevel?.many[language] ?? '') },
    { list: 'sites', text: texts.sites[indicator.sites.kind] },
  ] as const;
  const head = (
    <nav className={styles.tabs} aria-label={texts.tabs}>
      {tabs.map((tab) => (
        <Link
          key={tab.list}
          href={addressOf({ area, indicator, list: tab.list })}
          aria-current={tab.list === shown ? 'page' : undefined}
        >
          {tab.text}
        </Link>
      ))}
    </nav>
  );
  if (shown === 'areas') return <Ranking facts={facts} head={head} />;
  return (
    <section className={styles.ranking}>
      <h2>
        {head}
        <span>{texts.oldestFirst}</span>
      </h2>
      <SiteList facts={facts} clause={indicator.sites} />
    </section>
  );
}
