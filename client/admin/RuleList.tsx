import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { Button } from '#client/ui/Button.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import type { StandingRule } from '#shared/alert/ruleVersion.ts';
import type { Failure } from '#shared/protocol/result.ts';
import sheet from './AdminPage.module.css';
import { RuleRow } from './RuleRow.tsx';
import styles from './RulesPage.module.css';
import { saveRule } from './ruleApi.ts';
import { findRules, isShownRules, type ShownRules } from './ruleList.ts';
import { ruleTexts } from './ruleTexts.ts';
import { SearchHead } from './SearchHead.tsx';

const columns = ['rule', 'condition', 'priority', 'within', 'owner', 'version', 'on'] as const;

interface RuleListProps {
  readonly rules: readonly StandingRule[];
  readonly onSaved: () => Promise<void>;
  readonly onOpen: (id: string) => void;
  readonly newRule: string;
}

/** What is looked for stands in the address. */
function useRuleSearch() {
  const [query, setQuery] = useSearchParams();
  const asked = query.get('show');
  const search = { typed: query.get('find') ?? '', shown: isShownRules(asked) ? asked : ('all' as const) };
  const change = ({ typed, shown }: { readonly typed: string; readonly shown: ShownRules }): void =>
    setQuery(
      new URLSearchParams({ ...(typed !== '' && { find: typed }), ...(shown !== 'all' && { show: shown }) }),
      { replace: true },
    );
  return [search, change] as const;
}

export function RuleList({ rules, onSaved, onOpen, newRule }: RuleListProps) {
  const texts = useTexts(ruleTexts);
  const { language } = useLanguage();
  const failureText = useFailureText();
  const [search, setSearch] = useRuleSearch();
  const [problem, setProblem] = useState<Failure | null>(null);
  const found = findRules(rules, search);
  const whole = (count: number): string => formatNumber(count, 0, language);

  const switchRule = async ({ rule, version }: StandingRule): Promise<void> => {
    const saved = await saveRule({ rule: { ...rule, enabled: !rule.enabled }, version, note: '' });
    setProblem(saved.ok ? null : saved.failure);
    await onSaved();
  };

  return (
    <>
      <p className={styles.intro}>{texts.intro}</p>
      <SearchHead
        typed={search.typed}
        shown={search.shown}
        onChange={setSearch}
        texts={texts}
        count={texts.count(whole(found.length), whole(rules.length))}
      >
        <Button onClick={() => onOpen(newRule)}>{texts.add}</Button>
      </SearchHead>
      <p className={sheet.problem} role="alert">
        {problem && failureText(problem)}
      </p>
      {found.length === 0 && <p className={sheet.part}>{texts.noneFound}</p>}
      <table className={styles.table} hidden={found.length === 0}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {texts.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.map((standing) => (
            <RuleRow key={standing.rule.id} standing={standing} onSwitch={() => switchRule(standing)} />
          ))}
        </tbody>
      </table>
    </>
  );
}
