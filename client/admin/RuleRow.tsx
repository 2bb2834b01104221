import { useState } from 'react';
import { Link } from 'wouter';
import { priorityShapes } from '#client/alert/AlertMark.tsx';
import { alertTexts } from '#client/alert/alertTexts.ts';
import { conditionPhrase } from '#client/alert/conditionWords.ts';
import { formatAge } from '#client/format/age.ts';
import { formatMoment } from '#client/format/clock.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { ruleAddress } from '#client/ui/pageAddress.ts';
import { type AlertRule, levelOf, takeWithinOf } from '#shared/alert/alertRule.ts';
import { ownerOfRule } from '#shared/alert/ruleOwner.ts';
import type { StandingRule } from '#shared/alert/ruleVersion.ts';
import styles from './RulesPage.module.css';
import { ruleTexts } from './ruleTexts.ts';

/** Where a rule watches, in words; nothing for the province as a whole. */
function useScope({ condition, areas }: AlertRule): string | null {
  const { tree } = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(ruleTexts);
  if (areas) return texts.onlyIn(areas.map((id) => tree.get(id)?.name[language] ?? id).join(', '));
  const level = tree.levels.find(({ id }) => id === levelOf(condition));
  return !level || level.id === tree.root.level ? null : texts.eachOf(level.name[language].toLowerCase());
}

function Version({ standing }: { readonly standing: StandingRule }) {
  const texts = useTexts(ruleTexts);
  const { timeZone } = useProvince().profile;
  const { version, savedAt, userName } = standing;
  if (savedAt === null) return texts.ofProfile;
  return texts.changedBy(String(version), userName ?? '', formatMoment(savedAt, serverNow(), timeZone));
}

interface RuleRowProps {
  readonly standing: StandingRule;
  readonly onSwitch: () => Promise<void>;
}

export function RuleRow({ standing, onSwitch }: RuleRowProps) {
  const { rule } = standing;
  const names = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(ruleTexts);
  const { priority } = useTexts(alertTexts);
  const scope = useScope(rule);
  const [isSwitching, setSwitching] = useState(false);
  const change = async (): Promise<void> => {
    setSwitching(true);
    await onSwitch();
    setSwitching(false);
  };
  return (
    <tr data-off={!rule.enabled}>
      <th scope="row">
        <Link href={ruleAddress(rule.id)}>{rule.name[language]}</Link>
        <div className={styles.small}>{rule.id}</div>
      </th>
      <td>
        {conditionPhrase(rule, names, language)}
        {scope !== null && <span className={styles.small}>, {scope}</span>}
      </td>
      <td className={styles.priority} data-priority={rule.priority}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={priorityShapes[rule.priority]} />
        </svg>
        {priority[rule.priority]}
      </td>
      <td>{formatAge(takeWithinOf(rule), language)}</td>
      <td>{ownerOfRule(rule, names.profile)[language]}</td>
      <td className={styles.small}>
        <Version standing={standing} />
      </td>
      <td>
        <input
          type="checkbox"
          role="switch"
          aria-checked={rule.enabled}
          className={styles.switch}
          aria-label={texts.switchOn(rule.name[language])}
          checked={rule.enabled}
          disabled={isSwitching}
          onChange={() => void change()}
        />
      </td>
    </tr>
  );
}
