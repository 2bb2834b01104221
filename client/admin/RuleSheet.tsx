import { useState } from 'react';
import { Link } from 'wouter';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import { pageAddresses } from '#client/ui/pageAddress.ts';
import type { AlertRule } from '#shared/alert/alertRule.ts';
import type { StandingRule } from '#shared/alert/ruleVersion.ts';
import type { Failure } from '#shared/protocol/result.ts';
import sheet from './AdminPage.module.css';
import { RuleForm } from './RuleForm.tsx';
import styles from './RulesPage.module.css';
import { RuleTrial } from './RuleTrial.tsx';
import { RuleVersions } from './RuleVersions.tsx';
import { saveRule } from './ruleApi.ts';
import { draftOf, emptyRuleDraft, type RuleDraft, ruleOfDraft } from './ruleDraft.ts';
import { ruleTexts } from './ruleTexts.ts';

interface RuleSheetProps {
  /** null: a rule that does not exist yet. */
  readonly standing: StandingRule | null;
  readonly onSaved: (id: string) => Promise<void>;
}

/** What became of the last press of the button. */
interface Answer {
  readonly done: string | null;
  readonly problems: readonly string[];
}
const noAnswer: Answer = { done: null, problems: [] };

/** The draft with what it takes to make a rule of it; `checked` says the problems and gives null instead. */
function useDraft(standing: StandingRule | null) {
  const { profile, tree } = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(ruleTexts);
  const [draft, setDraft] = useState<RuleDraft>(() =>
    standing ? draftOf(standing.rule, language) : emptyRuleDraft(tree.levels[1]?.id ?? tree.root.level),
  );
  const [answer, setAnswer] = useState(noAnswer);
  const wordsOf = (path: string): string => {
    const known = path.split(/[.[\]]/).findLast((part) => texts.problems[part] !== undefined);
    return texts.problems[known ?? 'other'] ?? '';
  };
  const checked = (): AlertRule | null => {
    const made = ruleOfDraft(draft, { profile, language });
    if ('condition' in made) return made;
    setAnswer({ done: null, problems: [...new Set(made.map(({ path }) => wordsOf(path)))] });
    return null;
  };
  return { draft, setDraft, answer, setAnswer, checked, wordsOf };
}

/** One rule: what it says, what it would have done, and what it said before. */
export function RuleSheet({ standing, onSaved }: RuleSheetProps) {
  const texts = useTexts(ruleTexts);
  const { language } = useLanguage();
  const failureText = useFailureText();
  const { draft, setDraft, answer, setAnswer, checked, wordsOf } = useDraft(standing);
  const [note, setNote] = useState('');
  const [isSaving, setSaving] = useState(false);

  const refusal = (failure: Failure): string => {
    if (failure.code === 'revision-conflict') return texts.conflict;
    // The detail begins with the path of what does not fit, as a problem found here does.
    return failure.code === 'value-refused'
      ? wordsOf(failure.detail?.split(':')[0] ?? '')
      : failureText(failure);
  };
  const save = async (): Promise<void> => {
    const rule = checked();
    if (!rule) return;
    setSaving(true);
    const saved = await saveRule({ rule, version: standing?.version ?? null, note });
    setSaving(false);
    if (!saved.ok) return setAnswer({ done: null, problems: [refusal(saved.failure)] });
    setAnswer({ done: texts.saved(String(saved.value.rule.version)), problems: [] });
    setNote('');
    await onSaved(rule.id);
  };

  return (
    <>
      <p className={styles.back}>
        <Link href={pageAddresses.rules}>← {texts.back}</Link>
      </p>
      <h2 className={styles.name}>{standing?.rule.name[language] ?? texts.newTitle}</h2>
      <div className={styles.columns}>
        <RuleForm
          {...{ draft, note, isSaving }}
          isNew={standing === null}
          onChange={(next) => {
            setDraft(next);
            setAnswer(noAnswer);
          }}
          onNote={setNote}
          onSave={() => void save()}
        >
          <div role="alert">
            {answer.problems.map((problem) => (
              <p key={problem} className={sheet.problem}>
                {problem}
              </p>
            ))}
          </div>
          <p className={sheet.done} role="status">
            {answer.done}
          </p>
        </RuleForm>
        <div>
          <RuleTrial checked={checked} />
          {standing && (
            <RuleVersions standing={standing} onUse={(rule) => setDraft(draftOf(rule, language))} />
          )}
        </div>
      </div>
    </>
  );
}
