import { useState } from 'react';
import { useTexts } from '#client/locale/language.tsx';
import { Button } from '#client/ui/Button.tsx';
import type { Result } from '#shared/protocol/result.ts';
import type { SessionBody } from '#shared/protocol/routes.ts';
import { type Role, roles } from '#shared/user/user.ts';
import styles from './SignIn.module.css';
import { signInAs } from './session.ts';
import { userTexts } from './userTexts.ts';

/** Four doors without a key. The server offers them only in demo mode and on its own machine. */
export function DemoRoles({ onResult }: { readonly onResult: (result: Result<SessionBody>) => void }) {
  const texts = useTexts(userTexts);
  const [entering, setEntering] = useState(false);

  const enter = async (role: Role): Promise<void> => {
    setEntering(true);
    onResult(await signInAs(role));
    setEntering(false);
  };

  return (
    <section aria-labelledby="demo-roles">
      <h2 id="demo-roles">{texts.demoTitle}</h2>
      <p className={styles.note}>{texts.demoNote}</p>
      <ul className={styles.roles}>
        {roles.map((role) => (
          <li key={role}>
            <h3>{texts.roles[role]}</h3>
            <p>{texts.may[role]}</p>
            <Button disabled={entering} onClick={() => void enter(role)}>
              {texts.enterAs(texts.roles[role])}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
