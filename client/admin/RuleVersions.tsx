import { useQuery } from '@tanstack/react-query';
import { conditionPhrase } from '#client/alert/conditionWords.ts';
import { formatMoment } from '#client/format/clock.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { Button } from '#client/ui/Button.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import type { AlertRule } from '#shared/alert/alertRule.ts';
import type { StandingRule } from '#shared/alert/ruleVersion.ts';
import sheet from './AdminPage.module.css';
import styles from './RulesPage.module.css';
import { readVersions } from './ruleApi.ts';
import { ruleTexts } from './ruleTexts.ts';

interface VersionProps {
  readonly title: string;
  /** Who and when; null for the profile's. */
  readonly by: string | null;
  readonly note: string | null;
  readonly rule: AlertRule;
  readonly isNow: boolean;
  readonly onUse: () => void;
}

function Version({ title, by, note, rule, isNow, onUse }: VersionProps) {
  const { history } = useTexts(ruleTexts);
  const names = useProvince();
  const { language } = useLanguage();
  return (
    <li>
      <p>
        <b>{title}</b>
        {isNow && <span className={styles.now}> {history.now}</span>}
        {by !== null && <span className={sheet.quiet}> {by}</span>}
      </p>
      {note !== null && <p>{note === '' ? <span className={sheet.quiet}>{history.noNote}</span> : note}</p>}
      <p className={styles.small}>{conditionPhrase(rule, names, language)}</p>
      {!isNow && <Button onClick={onUse}>{history.use}</Button>}
    </li>
  );
}

interface RuleVersionsProps {
  readonly standing: StandingRule;
  readonly onUse: (rule: AlertRule) => void;
}

/** Every version of a rule, the newest first, down to what the profile says. */
export function RuleVersions({ standing, onUse }: RuleVersionsProps) {
  const { history } = useTexts(ruleTexts);
  const failureText = useFailureText();
  const { timeZone } = useProvince().profile;
  const { rule, version: versionNow } = standing;
  const { data } = useQuery({
    queryKey: ['rules', rule.id, versionNow],
    queryFn: () => readVersions(rule.id),
  });
  const versions = data?.ok ? data.value.versions : [];
  const original = data?.ok ? data.value.original : null;
  return (
    <section className={styles.side}>
      <h3>{history.title}</h3>
      {data && !data.ok && <p className={sheet.problem}>{failureText(data.failure)}</p>}
      {data?.ok && versions.length === 0 && <p className={styles.small}>{history.none}</p>}
      <ol className={styles.versions}>
        {versions.map((one) => (
          <Version
            key={one.version}
            title={history.version(String(one.version))}
            by={`${one.userName}, ${formatMoment(one.savedAt, serverNow(), timeZone)}`}
            note={one.note}
            rule={one.rule}
            isNow={one.version === versionNow}
            onUse={() => onUse(one.rule)}
          />
        ))}
        {original && (
          <Version
            title={history.original}
            by={null}
            note={null}
            rule={original}
            isNow={versionNow === 0}
            onUse={() => onUse(original)}
          />
        )}
      </ol>
    </section>
  );
}
