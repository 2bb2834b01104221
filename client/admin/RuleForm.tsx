import { type ReactNode, useId } from 'react';
import { alertTexts } from '#client/alert/alertTexts.ts';
import { formatAge } from '#client/format/age.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { Button } from '#client/ui/Button.tsx';
import { usualTakeWithin } from '#shared/alert/alertRule.ts';
import { type Priority, priorities } from '#shared/alert/priority.ts';
import { longestNote } from '#shared/alert/ruleVersion.ts';
import sheet from './AdminPage.module.css';
import { ConditionFields } from './ConditionFields.tsx';
import styles from './RulesPage.module.css';
import type { DraftProps } from './ruleDraft.ts';
import { ruleTexts } from './ruleTexts.ts';

interface RuleFormProps extends DraftProps {
  readonly isNew: boolean;
  readonly note: string;
  readonly isSaving: boolean;
  readonly onNote: (note: string) => void;
  readonly onSave: () => void;
  /** What became of the last press. */
  readonly children: ReactNode;
}

type TextName = 'nameVi' | 'nameEn' | 'ownerVi' | 'ownerEn' | 'responseVi' | 'responseEn' | 'takeWithin';

interface TextFieldProps extends DraftProps {
  readonly name: TextName;
  readonly hint?: string;
  readonly isLong?: boolean;
}

function TextField({ draft, onChange, name, hint, isLong = false }: TextFieldProps) {
  const { fields } = useTexts(ruleTexts);
  const id = useId();
  const shared = {
    id,
    value: draft[name],
    placeholder: hint,
    onChange: (event: { target: { value: string } }) => onChange({ ...draft, [name]: event.target.value }),
  };
  return (
    <div className={`${sheet.field} ${isLong ? styles.long : styles.half}`}>
      <label htmlFor={id}>{fields[name]}</label>
      {isLong ? <textarea rows={3} {...shared} /> : <input autoComplete="off" {...shared} />}
    </div>
  );
}

function WhatFields({ draft, onChange, isNew }: DraftProps & { readonly isNew: boolean }) {
  const { fields } = useTexts(ruleTexts);
  const { priority } = useTexts(alertTexts);
  return (
    <div className={sheet.fields}>
      {isNew && (
        <label className={sheet.field}>
          <span>{fields.id}</span>
          <input
            autoComplete="off"
            placeholder={fields.idHint}
            value={draft.id}
            onChange={(event) => onChange({ ...draft, id: event.target.value })}
          />
        </label>
      )}
      <TextField {...{ draft, onChange }} name="nameVi" />
      <TextField {...{ draft, onChange }} name="nameEn" />
      <label className={sheet.field}>
        <span>{fields.priority}</span>
        <select
          value={draft.priority}
          onChange={(event) => onChange({ ...draft, priority: event.target.value as Priority })}
        >
          {priorities.map((one) => (
            <option key={one} value={one}>
              {priority[one]}
            </option>
          ))}
        </select>
      </label>
      {(['enabled', 'latching'] as const).map((name) => (
        <label key={name} className={styles.tick}>
          <input
            type="checkbox"
            checked={draft[name]}
            onChange={(event) => onChange({ ...draft, [name]: event.target.checked })}
          />
          {fields[name]}
        </label>
      ))}
    </div>
  );
}

function WhoFields({ draft, onChange }: DraftProps) {
  const { fields } = useTexts(ruleTexts);
  const { language } = useLanguage();
  const usual = formatAge(usualTakeWithin[draft.priority], language);
  return (
    <div className={sheet.fields}>
      <TextField {...{ draft, onChange }} name="responseVi" hint={fields.responseHint} isLong />
      <TextField {...{ draft, onChange }} name="responseEn" hint={fields.responseHint} isLong />
      <TextField {...{ draft, onChange }} name="ownerVi" hint={fields.ownerHint} />
      <TextField {...{ draft, onChange }} name="ownerEn" hint={fields.ownerHint} />
      <TextField {...{ draft, onChange }} name="takeWithin" hint={fields.takeWithinHint(usual)} />
    </div>
  );
}

/** Everything that a rule says, to be changed. */
export function RuleForm({
  draft,
  onChange,
  isNew,
  note,
  isSaving,
  onNote,
  onSave,
  children,
}: RuleFormProps) {
  const texts = useTexts(ruleTexts);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <h3>{texts.parts.what}</h3>
      <WhatFields {...{ draft, onChange, isNew }} />
      <h3>{texts.parts.when}</h3>
      <ConditionFields {...{ draft, onChange }} />
      <h3>{texts.parts.who}</h3>
      <WhoFields {...{ draft, onChange }} />
      <label className={`${sheet.field} ${styles.note}`}>
        <span>{texts.fields.note}</span>
        <input maxLength={longestNote} value={note} onChange={(event) => onNote(event.target.value)} />
      </label>
      <p className={styles.small}>{texts.openAlerts}</p>
      <div className={styles.save}>
        {children}
        <div className={sheet.buttons}>
          <Button type="submit" look="main" disabled={isSaving}>
            {isSaving ? texts.saving : texts.save}
          </Button>
        </div>
      </div>
    </form>
  );
}
