import { type FormEvent, useEffect, useRef, useState } from 'react';
import { newOperationId } from '#client/alert/operationId.ts';
import { stepDirective } from '#client/directive/directiveApi.ts';
import { directiveStore } from '#client/directive/directiveStore.ts';
import { directiveTexts } from '#client/directive/directiveTexts.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useTexts } from '#client/locale/language.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import type { Directive } from '#shared/directive/directive.ts';
import { longestWords, needsWords, shortestWords } from '#shared/directive/directiveCommands.ts';
import type { DirectiveEvent } from '#shared/directive/directiveState.ts';
import styles from './DirectivesPage.module.css';
import { useRecovery } from './RecoveryPart.tsx';
import { trackingTexts } from './trackingTexts.ts';

interface StepDialogProps {
  readonly directive: Directive;
  readonly event: DirectiveEvent;
  readonly onClose: () => void;
}

/** The state of one step: its words, whether it is under way, and what came back. */
function useStep({ directive: shown, event, onClose }: StepDialogProps) {
  const texts = useTexts(trackingTexts);
  const failureText = useFailureText();
  // As it was when the dialog was opened: its revision is what the sender has seen.
  const [directive] = useState(shown);
  // One dialog is one operation: sent again after silence, it cannot happen twice.
  const [operationId] = useState(newOperationId);
  const [words, setWords] = useState({ text: '', link: '' });
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const { recovered } = useRecovery(directive, serverNow());
  const wordsMissing = needsWords[event] || (event === 'verify' && !recovered);
  const send = async (): Promise<void> => {
    const text = words.text.trim();
    const link = words.link.trim();
    if (wordsMissing && text.length < shortestWords) return setProblem(texts.wordsMissing);
    if (link !== '' && !/^https?:\/\/\S+$/.test(link)) return setProblem(texts.badLink);
    setSending(true);
    const { id, revision } = directive;
    const answer = await stepDirective(id, {
      operationId,
      revision,
      event,
      text,
      link: link === '' ? null : link,
    });
    setSending(false);
    if (!answer.ok) return setProblem(failureText(answer.failure));
    directiveStore.write([[id, answer.value.directive]]);
    onClose();
  };
  return { words, setWords, problem, isSending, send };
}

export function StepDialog(props: StepDialogProps) {
  const { directive, event, onClose } = props;
  const texts = useTexts(trackingTexts);
  const labels = useTexts(directiveTexts);
  const { words, setWords, problem, isSending, send } = useStep(props);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (form: FormEvent): void => {
    form.preventDefault();
    void send();
  };
  return (
    <Dialog title={labels.event[event]} onCancel={onClose}>
      <p>{directive.text}</p>
      <form className={styles.form} onSubmit={submit} noValidate>
        <label>
          <span>{texts.words[event]}</span>
          <textarea
            ref={field}
            rows={4}
            maxLength={longestWords}
            value={words.text}
            onChange={({ target }) => setWords({ ...words, text: target.value })}
          />
        </label>
        {event === 'report' && (
          <label>
            <span>{texts.link}</span>
            <input
              maxLength={500}
              value={words.link}
              onChange={({ target }) => setWords({ ...words, link: target.value })}
            />
          </label>
        )}
        <p className={styles.problem} role="alert">
          {problem}
        </p>
        <div className={styles.buttons}>
          <Button type="submit" look="main" disabled={isSending}>
            {isSending ? texts.sending : labels.event[event]}
          </Button>
          <Button onClick={onClose}>{texts.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
