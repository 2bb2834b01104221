import { formatAge } from '#client/format/age.ts';
import { formatMoment } from '#client/format/clock.ts';
import { formatParts } from '#client/format/indicatorValue.ts';
import { formatNumber } from '#client/format/number.ts';
import { ValueState } from '#client/indicator/ValueState.tsx';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { levelWord } from '#shared/area/levelWord.ts';
import { coverageLevel } from '#shared/indicator/indicator.ts';
import { ComparisonPart } from './ComparisonPart.tsx';
import styles from './Explorer.module.css';
import { explorerTexts } from './explorerTexts.ts';
import { dayText, LifetimePart } from './LifetimePart.tsx';
import { lifetimeTexts } from './lifetimeTexts.ts';
import { hasLevel } from './reportedLevel.ts';
import { statementOf } from './statement.ts';
import type { ExplorerFacts } from './useExplorer.ts';

/** What the statement rests on: parts, coverage, age, source. */
function useGrounds({ chosen, indicator, now }: ExplorerFacts): readonly string[] {
  const { profile } = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(explorerTexts);
  const { cell, look, area } = chosen;
  const source = profile.sources.find(({ id }) => id === indicator.source);
  const below = coverageLevel(indicator, area.level, profile.levels);
  const count = (value: number): string => formatNumber(value, 0, language);
  const present = look.value !== null;
  return [
    present && cell ? formatParts(cell.measured, indicator, language) : null,
    present && cell?.origin === 'reported-without-parts' ? texts.withoutParts : null,
    present && cell?.origin === 'rolled-up' && below
      ? texts.coverage(count(cell.reporting), count(cell.expected), levelWord(below, cell.expected, language))
      : null,
    present && look.at !== null
      ? `${texts.at(formatMoment(look.at, now, profile.timeZone))} (${texts.age(formatAge(now - look.at, language))})`
      : null,
    indicator.definition?.[language] ?? null,
    source ? texts.source(source.name[language]) : null,
    texts.owner(indicator.owner[language]),
  ].filter((ground) => ground !== null);
}

/** The statement about the newest value; of an area that ended, that it did. */
function useHeadline(facts: ExplorerFacts): string {
  const { profile, tree } = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(explorerTexts);
  const { ended } = useTexts(lifetimeTexts);
  const { chosen, indicator, now, area } = facts;
  if (facts.endedOn !== null) return ended(area.fullName[language], dayText(facts.endedOn));
  if (facts.loading && hasLevel(indicator, area.level, profile.levels))
    return `${indicator.name[language]}: ${texts.loading}`;
  return statementOf(
    {
      ...{ indicator, chosen, now },
      isRoot: area.id === tree.root.id,
      levels: profile.levels,
      childLevel: facts.rankedLevel,
      pullDown: facts.pullDown,
      timeZone: profile.timeZone,
    },
    language,
  );
}

/** The statement of the page, what it rests on, and how it stands beside earlier times. */
export function StatementPart({ facts }: { readonly facts: ExplorerFacts }) {
  const { profile } = useProvince();
  const grounds = useGrounds(facts);
  const { chosen, indicator, loading, now, area, endedOn } = facts;
  const exists = hasLevel(indicator, area.level, profile.levels);
  return (
    <header className={styles.statement}>
      <h1 aria-live="polite">{useHeadline(facts)}</h1>
      <p className={styles.grounds}>
        {!loading && exists && endedOn === null && (
          <ValueState look={chosen.look} indicator={indicator} now={now} />
        )}
        {grounds.map((ground) => (
          <span key={ground}>{ground}</span>
        ))}
        <LifetimePart facts={facts} />
      </p>
      {exists && !loading && endedOn === null && <ComparisonPart facts={facts} />}
    </header>
  );
}
