import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { formatMoment } from '#client/format/clock.ts';
import { ask } from '#client/live/ask.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { DeskPage } from '#client/ui/DeskPage.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import {
  type Performance,
  type PerformanceDays,
  performanceDays,
  performanceSchema,
} from '#shared/alert/performance.ts';
import { paths } from '#shared/protocol/routes.ts';
import sheet from './AdminPage.module.css';
import { AlertTabs } from './adminTabs.tsx';
import { FrequentRules } from './FrequentRules.tsx';
import styles from './PerformancePage.module.css';
import { PerformanceTable } from './PerformanceTable.tsx';
import { performanceRows, performanceStatement } from './performanceRows.ts';
import { performanceTexts } from './performanceTexts.ts';

const refreshMs = 10_000;

/** The time that is looked at stands in the address: the link somebody sends shows what they saw. */
function useDays(): [PerformanceDays, (days: PerformanceDays) => void] {
  const [query, setQuery] = useSearchParams();
  const asked = performanceDays.find((days) => String(days) === query.get('days')) ?? 1;
  return [asked, (days) => setQuery(days === 1 ? {} : { days: String(days) }, { replace: true })];
}

function WindowChoice({ days, onDays }: { days: PerformanceDays; onDays: (days: PerformanceDays) => void }) {
  const texts = useTexts(performanceTexts);
  return (
    <fieldset className={styles.window} aria-label={texts.window}>
      {performanceDays.map((choice) => (
        <label key={choice} data-chosen={choice === days}>
          <input type="radio" name="days" checked={choice === days} onChange={() => onDays(choice)} />
          {texts.days[choice]}
        </label>
      ))}
    </fieldset>
  );
}

function PerformanceParts({ figures }: { readonly figures: Performance }) {
  const texts = useTexts(performanceTexts);
  const { language } = useLanguage();
  const { timeZone } = useProvince().profile;
  const rows = performanceRows(figures, { language, timeZone });
  return (
    <>
      <p className={styles.statement} role="status">
        {performanceStatement(rows, figures, language)}{' '}
        <span>{texts.since(formatMoment(figures.fromAt, figures.toAt, timeZone))}</span>
      </p>
      <div className={styles.parts}>
        <PerformanceTable rows={rows} />
        <FrequentRules figures={figures} />
      </div>
    </>
  );
}

/** How many alerts there are and how they are taken, against what one operator can do; live. */
export function PerformancePage() {
  const texts = useTexts(performanceTexts);
  const failureText = useFailureText();
  const [days, setDays] = useDays();
  const { data } = useQuery({
    queryKey: ['performance', days],
    queryFn: () => ask(`${paths.performance}?days=${days}`, performanceSchema),
    refetchInterval: refreshMs,
    // The figures of before stay until the new ones are there: the page must not jump.
    placeholderData: (before) => before,
  });
  return (
    <DeskPage title={texts.title}>
      <div className={sheet.scroller}>
        <div className={styles.sheet}>
          <header className={sheet.head}>
            <h1>{texts.title}</h1>
            <AlertTabs />
            <WindowChoice days={days} onDays={setDays} />
          </header>
          <p className={styles.intro}>{texts.intro}</p>
          {!data && <p className={styles.intro}>{texts.loading}</p>}
          {data && !data.ok && <p className={sheet.problem}>{failureText(data.failure)}</p>}
          {data?.ok && <PerformanceParts figures={data.value} />}
        </div>
      </div>
    </DeskPage>
  );
}
