import { useState } from 'react';
import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { removeTurn } from '#client/shift/shiftApi.ts';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import type { DutyTurn } from '#shared/shift/dutyTurn.ts';
import { rosterTexts } from './rosterTexts.ts';
import styles from './ShiftPage.module.css';
import { turnHours } from './turnHours.ts';
import type { TurnLoss } from './turnRemoval.ts';

interface RemoveTurnDialogProps {
  readonly turn: DutyTurn;
  readonly losses: readonly TurnLoss[];
  readonly onRemoved: () => void;
  readonly onCancel: () => void;
}

/** A removed turn is gone for good: first it is said whose it is and what goes with it. */
export function RemoveTurnDialog({ turn, losses, onRemoved, onCancel }: RemoveTurnDialogProps) {
  const texts = useTexts(rosterTexts);
  const { timeZone } = useProvince().profile;
  const failureText = useFailureText();
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const remove = async (): Promise<void> => {
    if (isSending) return;
    setSending(true);
    const answer = await removeTurn(turn.id);
    setSending(false);
    if (answer.ok) onRemoved();
    else setProblem(failureText(answer.failure));
  };
  return (
    <Dialog title={texts.removeTitle} onCancel={onCancel}>
      <p>
        <b>{turn.name}</b> · {turn.position} · {turnHours(turn, timeZone)}
      </p>
      {losses.map((loss) => (
        <p key={loss} className={styles.loss}>
          {texts.loss[loss]}
        </p>
      ))}
      <p className={styles.quiet}>{texts.removeFinal}</p>
      <p className={styles.problem} role="alert">
        {problem}
      </p>
      <div className={styles.tools}>
        {/* The first press of Enter must not be the one that removes. */}
        <Button autoFocus onClick={onCancel}>
          {texts.keep}
        </Button>
        <Button look="main" onClick={() => void remove()}>
          {texts.removeSure}
        </Button>
      </div>
    </Dialog>
  );
}
