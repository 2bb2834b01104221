import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { formatAge } from '#client/format/age.ts';
import { BandMark } from '#client/indicator/BandMark.tsx';
import { cellKey, cellStore } from '#client/indicator/cellStore.ts';
import { indicatorTexts } from '#client/indicator/indicatorTexts.ts';
import { ValueLook } from '#client/indicator/ValueLook.tsx';
import { isCurrent, valueLookOf } from '#client/indicator/valueLook.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { type IndicatorGroup, indicatorGroups, searchTexts } from '#client/profile/indicatorGroups.ts';
import { useProvince } from '#client/profile/profileContext.tsx';
import { explorerAddress } from '#client/ui/pageAddress.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { foldedIncludes } from '#shared/locale/foldText.ts';
import { explorerTexts } from './explorerTexts.ts';
import styles from './IndicatorList.module.css';
import { scrollToMiddle } from './listScroll.ts';
import { hasLevel, reportedLevel } from './reportedLevel.ts';
import type { ExplorerFacts } from './useExplorer.ts';

interface IndicatorLineProps {
  readonly indicator: Indicator;
  readonly facts: ExplorerFacts;
}

/** The value, the word of its band for those who do not see its mark, and its age when it is not fresh. */
function LineValue({ indicator, facts }: IndicatorLineProps) {
  const { language } = useLanguage();
  const words = useTexts(indicatorTexts);
  const texts = useTexts(explorerTexts);
  const { area, now } = facts;
  const look = valueLookOf(cellStore.get(cellKey(indicator.id, area.id)), indicator, now);
  const { band, freshness, at } = look;
  return (
    <>
      <span className={styles.value}>
        {band !== 'calm' && (
          <>
            <BandMark
              band={band}
              side={indicator.better === 'up' ? 'down' : 'up'}
              hollow={!isCurrent(look)}
            />
            <span className="visually-hidden">{words[band]}</span>
          </>
        )}
        <ValueLook look={look} indicator={indicator} />
      </span>
      {freshness !== 'fresh' && at !== null && (
        <span className={styles.age}>{texts.age(formatAge(now - at, language))}</span>
      )}
    </>
  );
}

function IndicatorLine({ indicator, facts }: IndicatorLineProps) {
  const isChosen = indicator === facts.indicator;
  const { profile } = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(explorerTexts);
  const isHere = hasLevel(indicator, facts.area.level, profile.levels);
  const reported = reportedLevel(indicator, profile.levels);
  return (
    <li>
      <Link
        href={explorerAddress(facts.area.id, indicator.id)}
        className={styles.line ?? ''}
        aria-current={isChosen ? 'true' : undefined}
        title={indicator.name[language]}
      >
        <span className={styles.name}>{(indicator.shortName ?? indicator.name)[language]}</span>
        {isHere ? (
          <LineValue indicator={indicator} facts={facts} />
        ) : (
          <span className={styles.elsewhere}>{texts.notHere(reported?.many[language] ?? '')}</span>
        )}
      </Link>
    </li>
  );
}

/** A sent link may choose a line out of sight. The list scrolls to it, and nothing else does: `scrollIntoView` moves the page. */
function useChosenInSight(chosen: Indicator): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Another choice moves the list; a value that comes in does not.
    void chosen;
    const line = list.current?.querySelector('[aria-current="true"]');
    if (!list.current || !line) return;
    const [lineSpan, listSpan] = [line.getBoundingClientRect(), list.current.getBoundingClientRect()];
    list.current.scrollTop += scrollToMiddle(lineSpan, listSpan, window.innerHeight);
  }, [chosen]);
  return list;
}

/** The groups of the catalogue, with those indicators only that hold what was typed; the same search as there. */
function useFound(typed: string): readonly IndicatorGroup[] {
  const { profile } = useProvince();
  const groups = useMemo(() => indicatorGroups(profile), [profile]);
  const texts = useMemo(() => searchTexts(profile), [profile]);
  return groups
    .map((group) => ({
      ...group,
      indicators: group.indicators.filter(({ id }) => foldedIncludes(texts.get(id) ?? '', typed.trim())),
    }))
    .filter(({ indicators }) => indicators.length > 0);
}

/** Every indicator for the chosen area, under its group. */
export function IndicatorList({ facts }: { readonly facts: ExplorerFacts }) {
  const { language } = useLanguage();
  const texts = useTexts(explorerTexts);
  const [typed, setTyped] = useState('');
  const found = useFound(typed);
  const list = useChosenInSight(facts.indicator);
  return (
    <nav className={styles.indicators} aria-label={texts.indicators}>
      <div className={styles.head}>
        <h2>{texts.indicators}</h2>
        <input
          type="search"
          aria-label={texts.findIndicator}
          placeholder={texts.findIndicator}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <div ref={list} className={styles.scroller}>
        {found.length === 0 && <p className={styles.elsewhere}>{texts.noneFound}</p>}
        {found.map(({ id, name, indicators }) => (
          <section key={id}>
            {name && <h3>{name[language]}</h3>}
            <ul>
              {indicators.map((indicator) => (
                <IndicatorLine key={indicator.id} indicator={indicator} facts={facts} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
}
