import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { useTexts } from '#client/locale/language.tsx';
import { DeskPage } from '#client/ui/DeskPage.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import type { StandingRule } from '#shared/alert/ruleVersion.ts';
import sheet from './AdminPage.module.css';
import { AlertTabs } from './adminTabs.tsx';
import { RuleList } from './RuleList.tsx';
import { RuleSheet } from './RuleSheet.tsx';
import styles from './RulesPage.module.css';
import { readRules } from './ruleApi.ts';
import { ruleTexts } from './ruleTexts.ts';

const key = ['rules'];
const refreshMs = 15_000;
/** In place of a rule's code in the address: one that does not exist yet. */
const newRule = 'new';

interface RulesPartsProps {
  readonly rules: readonly StandingRule[];
  readonly onSaved: () => Promise<void>;
}

/** The list, or the one rule that the address names. */
function RulesParts({ rules, onSaved }: RulesPartsProps) {
  const texts = useTexts(ruleTexts);
  const [query, setQuery] = useSearchParams();
  const asked = query.get('rule');
  if (asked === null)
    return (
      <RuleList rules={rules} onSaved={onSaved} onOpen={(id) => setQuery({ rule: id })} newRule={newRule} />
    );
  const standing = rules.find(({ rule }) => rule.id === asked);
  if (!standing && asked !== newRule) return <p className={sheet.problem}>{texts.gone}</p>;
  return (
    <RuleSheet
      key={asked}
      standing={standing ?? null}
      onSaved={async (id) => {
        await onSaved();
        setQuery({ rule: id }, { replace: true });
      }}
    />
  );
}

/** The rules of the province: looked for, tried, changed, switched on and off, with their history. */
export function RulesPage() {
  const texts = useTexts(ruleTexts);
  const failureText = useFailureText();
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: key, queryFn: readRules, refetchInterval: refreshMs });
  return (
    <DeskPage title={texts.title}>
      <div className={sheet.scroller}>
        <div className={styles.sheet}>
          <header className={sheet.head}>
            <h1>{texts.title}</h1>
            <AlertTabs />
          </header>
          {!data && <p className={styles.intro}>{texts.loading}</p>}
          {data && !data.ok && <p className={sheet.problem}>{failureText(data.failure)}</p>}
          {data?.ok && (
            <RulesParts
              rules={data.value.rules}
              onSaved={() => client.invalidateQueries({ queryKey: key })}
            />
          )}
        </div>
      </div>
    </DeskPage>
  );
}
