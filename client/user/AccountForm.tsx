import { type FormEvent, useState } from 'react';
import { useTexts } from '#client/locale/language.tsx';
import { Button } from '#client/ui/Button.tsx';
import type { Result } from '#shared/protocol/result.ts';
import type { SessionBody } from '#shared/protocol/routes.ts';
import styles from './SignIn.module.css';
import { signIn } from './session.ts';
import { userTexts } from './userTexts.ts';

interface AccountFormProps {
  readonly onResult: (result: Result<SessionBody>) => void;
  readonly onProblem: (problem: string | null) => void;
}

export function AccountForm({ onResult, onProblem }: AccountFormProps) {
  const texts = useTexts(userTexts);
  const [sending, setSending] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const username = String(fields.get('username')).trim();
    const password = String(fields.get('password'));
    if (username === '' || password === '') return onProblem(texts.incomplete);
    onProblem(null);
    setSending(true);
    onResult(await signIn({ username, password }));
    setSending(false);
  };

  return (
    <section aria-labelledby="account">
      <h2 id="account">{texts.accountTitle}</h2>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <label>
          <span>{texts.username}</span>
          <input name="username" autoComplete="username" maxLength={100} spellCheck={false} />
        </label>
        <label>
          <span>{texts.password}</span>
          <input name="password" type="password" autoComplete="current-password" maxLength={200} />
        </label>
        <Button type="submit" look="main" disabled={sending}>
          {sending ? texts.submitting : texts.submit}
        </Button>
      </form>
    </section>
  );
}
