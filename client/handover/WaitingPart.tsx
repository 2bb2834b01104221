import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { refuseHandover, shiftKey, signHandover } from '#client/shift/shiftApi.ts';
import { Button } from '#client/ui/Button.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import { useCan, useUser } from '#client/user/session.ts';
import type { Result } from '#shared/protocol/result.ts';
import type { Handover } from '#shared/shift/handover.ts';
import { HandoverView } from './HandoverView.tsx';
import { handoverTexts } from './handoverTexts.ts';
import { useWholeMoment } from './SheetView.tsx';
import styles from './ShiftPage.module.css';

interface SigningProps {
  readonly onSign: (account: { username: string; password: string } | null) => void;
}

/** The second signature with somebody's own account at the same desk: it signs nobody in. */
function OtherSigner({ onSign }: SigningProps) {
  const texts = useTexts(handoverTexts);
  const [account, setAccount] = useState({ username: '', password: '' });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onSign(account);
    setAccount({ ...account, password: '' });
  };
  return (
    <form className={styles.signer} onSubmit={send} autoComplete="off">
      <p>{texts.signOther}</p>
      <label className={styles.field}>
        <span>{texts.username}</span>
        <input
          name="signer"
          autoComplete="off"
          value={account.username}
          onChange={(event) => setAccount({ ...account, username: event.target.value })}
        />
      </label>
      <label className={styles.field}>
        <span>{texts.password}</span>
        <input
          name="signature"
          type="password"
          autoComplete="new-password"
          value={account.password}
          onChange={(event) => setAccount({ ...account, password: event.target.value })}
        />
      </label>
      <Button type="submit" look="main" disabled={account.username === '' || account.password === ''}>
        {texts.sign}
      </Button>
    </form>
  );
}

function Refusing({ onRefuse }: { readonly onRefuse: (reason: string) => void }) {
  const texts = useTexts(handoverTexts);
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null) return <Button onClick={() => setReason('')}>{texts.refuse}</Button>;
  return (
    <div className={styles.signer}>
      <label className={styles.field}>
        <span>{texts.refuseReason}</span>
        <input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </label>
      <Button disabled={reason.trim().length < 5} onClick={() => onRefuse(reason.trim())}>
        {texts.refuse}
      </Button>
      <Button onClick={() => setReason(null)}>{texts.cancel}</Button>
    </div>
  );
}

/** The handover that waits for the shift that comes. */
export function WaitingPart({ handover }: { readonly handover: Handover }) {
  const texts = useTexts(handoverTexts);
  const failureText = useFailureText();
  const moment = useWholeMoment();
  const client = useQueryClient();
  const { tree } = useProvince();
  const user = useUser();
  const can = useCan();
  const [problem, setProblem] = useState<string | null>(null);
  const settle = async (answer: Promise<Result<unknown>>): Promise<void> => {
    const result = await answer;
    setProblem(result.ok ? null : failureText(result.failure));
    await client.invalidateQueries({ queryKey: shiftKey });
  };
  const sign: SigningProps['onSign'] = (account) =>
    void settle(signHandover(handover.id, { hash: handover.sheetHash, account }));
  const isOwn = user?.id === handover.outgoing.userId;
  return (
    <section className={styles.part}>
      <p className={styles.waiting}>
        {texts.waitingFor(handover.outgoing.userName, moment(handover.outgoing.at))}
      </p>
      {can('shift:keep', tree.root.id) && (
        <div className={styles.signing}>
          {isOwn ? (
            <p className={styles.quiet}>{texts.ownSheet}</p>
          ) : (
            <Button look="main" onClick={() => sign(null)}>
              {texts.signOwn}
            </Button>
          )}
          <OtherSigner onSign={sign} />
          <Refusing onRefuse={(reason) => void settle(refuseHandover(handover.id, reason))} />
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        </div>
      )}
      <HandoverView handover={handover} />
    </section>
  );
}
