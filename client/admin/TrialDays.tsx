import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import type { TrialReport } from '#shared/alert/ruleTrial.ts';
import styles from './RulesPage.module.css';
import { ruleTexts } from './ruleTexts.ts';

/** `21/11` of `2026-11-21`. */
const shortDay = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}`;

/** How often on each day: a bar for each, its count above the fullest. */
export function TrialDays({ days }: { readonly days: TrialReport['days'] }) {
  const { trial } = useTexts(ruleTexts);
  const { language } = useLanguage();
  const most = Math.max(1, ...days.map(({ raised }) => raised));
  const count = (value: number): string => formatNumber(value, 0, language);
  return (
    <figure className={styles.days}>
      <figcaption>
        {trial.perDay} (0–{count(most)})
      </figcaption>
      <ol>
        {days.map(({ day, raised }) => (
          <li key={day} title={trial.onDay(shortDay(day), count(raised))}>
            <span style={{ blockSize: `${(100 * raised) / most}%` }} />
          </li>
        ))}
      </ol>
      <p>
        <span>{shortDay(days[0]?.day ?? '')}</span>
        <span>{shortDay(days.at(-1)?.day ?? '')}</span>
      </p>
    </figure>
  );
}
