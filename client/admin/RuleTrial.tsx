import { useState } from 'react';
import { formatAge } from '#client/format/age.ts';
import { formatDay, formatMoment } from '#client/format/clock.ts';
import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { Button } from '#client/ui/Button.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import type { AlertRule } from '#shared/alert/alertRule.ts';
import type { TrialReport } from '#shared/alert/ruleTrial.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Result } from '#shared/protocol/result.ts';
import sheet from './AdminPage.module.css';
import styles from './RulesPage.module.css';
import { tryRule } from './ruleApi.ts';
import { ruleTexts } from './ruleTexts.ts';
import { TrialDays } from './TrialDays.tsx';

/** What a trial found, in sentences. */
function useTrialWords(report: TrialReport): string[] {
  const { trial } = useTexts(ruleTexts);
  const { language } = useLanguage();
  const { profile, tree } = useProvince();
  const { longest, often, dataFromAt, raised, fromAt, toAt } = report;
  if (dataFromAt === null) return [...report.untried.map((kind) => trial.untried[kind]), trial.noData];
  const count = (value: number, decimals = 0): string => formatNumber(value, decimals, language);
  const area = (id: AreaId): string => tree.get(id)?.name[language] ?? id;
  const moment = (at: number): string => formatMoment(at, toAt, profile.timeZone);
  const days = Math.max(1, (toAt - Math.max(fromAt, dataFromAt)) / 86_400_000);
  const lasted =
    longest &&
    (longest.toAt === null
      ? trial.lasting(area(longest.area), moment(longest.fromAt))
      : trial.longest(
          area(longest.area),
          formatAge(longest.toAt - longest.fromAt, language),
          moment(longest.fromAt),
        ));
  const most = often.map((one) => trial.times(area(one.area), count(one.raised))).join(', ');
  return [
    ...(raised === 0 ? [trial.never] : [trial.raised(count(raised), count(raised / days, 1))]),
    ...(lasted ? [lasted] : []),
    ...(often.length > 1 ? [trial.often(most)] : []),
    trial.data(
      formatDay(dataFromAt, profile.timeZone),
      count(report.areasWithData),
      count(report.areas),
      formatAge(report.everyMs, language),
    ),
    ...report.untried.map((kind) => trial.untried[kind]),
  ];
}

function Report({ report }: { readonly report: TrialReport }) {
  const [first, ...rest] = useTrialWords(report);
  return (
    <>
      <p className={styles.found}>{first}</p>
      {report.raised > 0 && <TrialDays days={report.days} />}
      {rest.map((sentence) => (
        <p key={sentence} className={styles.small}>
          {sentence}
        </p>
      ))}
    </>
  );
}

/** Tries the rule in the form, saved or not. */
export function RuleTrial({ checked }: { readonly checked: () => AlertRule | null }) {
  const { trial } = useTexts(ruleTexts);
  const failureText = useFailureText();
  const [result, setResult] = useState<Result<TrialReport> | null>(null);
  const [isRunning, setRunning] = useState(false);
  const run = async (): Promise<void> => {
    const rule = checked();
    if (!rule) return;
    setRunning(true);
    setResult(await tryRule(rule));
    setRunning(false);
  };
  return (
    <section className={styles.side}>
      <h3>{trial.title}</h3>
      <p className={styles.small}>{trial.hint}</p>
      <div className={sheet.buttons}>
        <Button onClick={() => void run()} disabled={isRunning}>
          {isRunning ? trial.running : trial.button}
        </Button>
      </div>
      <div role="status" aria-busy={isRunning}>
        {result?.ok && <Report report={result.value} />}
        {result && !result.ok && <p className={sheet.problem}>{failureText(result.failure)}</p>}
      </div>
    </section>
  );
}
