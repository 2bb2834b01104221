import { useEffect, useState } from 'react';
import { useTexts } from '#client/locale/language.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import { LanguageSwitch } from '#client/ui/LanguageSwitch.tsx';
import { homeOf } from '#client/ui/pageAddress.ts';
import { useDeskScale } from '#client/ui/useDeskScale.ts';
import { useGround } from '#client/ui/useGround.ts';
import type { Result } from '#shared/protocol/result.ts';
import type { SessionBody } from '#shared/protocol/routes.ts';
import { AccountForm } from './AccountForm.tsx';
import { DemoRoles } from './DemoRoles.tsx';
import styles from './SignIn.module.css';
import { readSession } from './session.ts';
import { userTexts } from './userTexts.ts';

/** null until the server said whether it offers the demo roles. */
function useDemoRoles(): boolean | null {
  const [offered, setOffered] = useState<boolean | null>(null);
  useEffect(() => {
    let over = false;
    void readSession().then((session) => {
      // Without an answer the form is still there; pressing its button will say what is wrong.
      if (!over) setOffered(session.ok && session.value.demoRoles);
    });
    return () => {
      over = true;
    };
  }, []);
  return offered;
}

export function SignIn() {
  useGround('desk');
  useDeskScale();
  const texts = useTexts(userTexts);
  const failureText = useFailureText();
  const demoRoles = useDemoRoles();
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    document.title = `${texts.title} · ${texts.product}`;
  }, [texts]);

  const arrive = (result: Result<SessionBody>): void => {
    // A full navigation: the live connection must shake hands with the new cookie.
    if (result.ok && result.value.user) location.assign(homeOf[result.value.user.role]);
    else if (!result.ok) setProblem(failureText(result.failure));
  };

  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <p>{texts.product}</p>
        <LanguageSwitch />
      </header>
      <h1 className={styles.title}>{texts.title}</h1>
      <p className={styles.problem} role="alert">
        {problem}
      </p>
      <div className={styles.ways} data-demo={demoRoles === true}>
        {demoRoles === true && <DemoRoles onResult={arrive} />}
        <AccountForm onResult={arrive} onProblem={setProblem} />
      </div>
    </main>
  );
}
