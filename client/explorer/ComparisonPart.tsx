import { useEarlierSeries } from '#client/indicator/useSeries.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { comparisonOf } from './comparison.ts';
import { comparisonTexts } from './comparisonTexts.ts';
import { comparisonWords } from './comparisonWords.ts';
import styles from './Explorer.module.css';
import { inSentence } from './statement.ts';
import type { ExplorerFacts } from './useExplorer.ts';

const dayMs = 86_400_000;
/** Indicators that come no oftener speak of months, and are true at the end of one. */
const shortestMonthMs = 28 * dayMs;
/** What comes more seldom has no value of a month before. */
const longestMonthMs = 31 * dayMs;

interface EarlierProps {
  readonly facts: ExplorerFacts;
  readonly span: 'month' | 'year';
  readonly value: number;
  readonly at: number;
}

/** One comparison in words: the change, or why there is none. */
function Earlier({ facts, span, value, at }: EarlierProps) {
  const { tree, calendar, dayOf, profile } = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(comparisonTexts);
  const { indicator, area, now } = facts;
  const byMonths = indicator.cadence >= shortestMonthMs;
  const thenAt = calendar.monthsBefore(at, span === 'month' ? 1 : 12, byMonths);
  const { data, isError } = useEarlierSeries(indicator, area.id, { thenAt, day: dayOf(now) });
  const nameOf = (id: typeof area.id): string => inSentence(tree.get(id)?.fullName[language] ?? id);
  const means = { indicator, value, thenAt, now, timeZone: profile.timeZone, nameOf };
  const words = data && comparisonWords(comparisonOf(data, thenAt, indicator), means, language);
  return (
    <p>
      <b>{texts[span]}:</b> {words?.join('; ') ?? (isError ? texts.failed : texts.reading)}
    </p>
  );
}

/** The value beside that of a month and of a year before, on the same territory or with the reason why not. */
export function ComparisonPart({ facts }: { readonly facts: ExplorerFacts }) {
  const texts = useTexts(comparisonTexts);
  const { value, at } = facts.chosen.look;
  if (value === null || at === null) return null;
  return (
    <section className={styles.comparison} aria-label={texts.label}>
      {facts.indicator.cadence <= longestMonthMs && (
        <Earlier facts={facts} span="month" value={value} at={at} />
      )}
      <Earlier facts={facts} span="year" value={value} at={at} />
    </section>
  );
}
