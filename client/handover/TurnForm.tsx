import { type FormEvent, useState } from 'react';
import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { putTurn } from '#client/shift/shiftApi.ts';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import { userTexts } from '#client/user/userTexts.ts';
import { type Language, languages } from '#shared/locale/localText.ts';
import { type Role, roles } from '#shared/user/user.ts';
import { rosterTexts } from './rosterTexts.ts';
import styles from './ShiftPage.module.css';
import { type TurnDraft, turnOf } from './turnDraft.ts';

interface FieldsProps {
  readonly draft: TurnDraft;
  readonly onChange: (draft: TurnDraft) => void;
}

type TextField = 'name' | 'position' | 'account' | 'rank' | 'from' | 'to' | 'email';
const textFields: readonly TextField[] = ['name', 'position', 'account', 'rank', 'from', 'to', 'email'];

function TurnFields({ draft, onChange }: FieldsProps) {
  const texts = useTexts(rosterTexts);
  const { roles: roleNames } = useTexts(userTexts);
  return (
    <div className={styles.turnFields}>
      {textFields.map((name) => (
        <label key={name} className={styles.field}>
          <span>{texts[name]}</span>
          <input
            name={name}
            autoComplete="off"
            placeholder={name === 'from' || name === 'to' ? texts.moment : undefined}
            value={draft[name]}
            onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
          />
        </label>
      ))}
      <label className={styles.field}>
        <span>{texts.role}</span>
        <select
          value={draft.role}
          onChange={(event) => onChange({ ...draft, role: event.target.value as Role })}
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {roleNames[role]}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        <span>{texts.language}</span>
        <select
          value={draft.language}
          onChange={(event) => onChange({ ...draft, language: event.target.value as Language })}
        >
          {languages.map((language) => (
            <option key={language}>{language}</option>
          ))}
        </select>
      </label>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={draft.inCharge}
          onChange={(event) => onChange({ ...draft, inCharge: event.target.checked })}
        />
        {texts.inCharge}
      </label>
    </div>
  );
}

interface TurnFormProps {
  readonly title: string;
  readonly draft: TurnDraft;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}

export function TurnForm({ title, draft: first, onSaved, onCancel }: TurnFormProps) {
  const texts = useTexts(rosterTexts);
  const { timeZone } = useProvince().profile;
  const failureText = useFailureText();
  const [draft, setDraft] = useState(first);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const turn = turnOf(draft, timeZone);
    if (typeof turn === 'string') return setProblem(texts.problem[turn]);
    const answer = await putTurn(turn);
    if (answer.ok) onSaved();
    else setProblem(failureText(answer.failure));
  };
  return (
    <Dialog title={title} onCancel={onCancel}>
      <form onSubmit={(event) => void save(event)} noValidate>
        <TurnFields draft={draft} onChange={setDraft} />
        <p className={styles.problem} role="alert">
          {problem}
        </p>
        <div className={styles.tools}>
          <Button type="submit" look="main">
            {texts.save}
          </Button>
          <Button onClick={onCancel}>{texts.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
