import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { newOperationId } from '#client/alert/operationId.ts';
import { momentText } from '#client/format/wallMoment.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import { directiveKinds } from '#shared/directive/directive.ts';
import { type DirectiveIssue, longestWords } from '#shared/directive/directiveCommands.ts';
import styles from './Directive.module.css';
import { issueDirective } from './directiveApi.ts';
import { type DirectiveDraft, endOfDay, issueOf } from './directiveDraft.ts';
import { directiveTexts } from './directiveTexts.ts';

interface FieldsProps {
  readonly draft: DirectiveDraft;
  readonly onChange: (draft: DirectiveDraft) => void;
}

const hourMs = 3_600_000;

function DueField({ draft, onChange }: FieldsProps) {
  const texts = useTexts(directiveTexts);
  const { timeZone } = useProvince().profile;
  const quick = {
    hours: (now: number) => now + 4 * hourMs,
    evening: (now: number) => endOfDay(now, timeZone),
    tomorrow: (now: number) => now + 24 * hourMs,
    days: (now: number) => now + 72 * hourMs,
  } as const;
  return (
    <div className={styles.due}>
      <label className={styles.field}>
        <span>{texts.dueAt}</span>
        <input
          autoComplete="off"
          placeholder={texts.dueHint}
          value={draft.due}
          onChange={(event) => onChange({ ...draft, due: event.target.value })}
        />
      </label>
      <div className={styles.quick}>
        {(['hours', 'evening', 'tomorrow', 'days'] as const).map((name) => (
          <Button
            key={name}
            onClick={() => onChange({ ...draft, due: momentText(quick[name](serverNow()), timeZone) })}
          >
            {texts.quick[name]}
          </Button>
        ))}
      </div>
    </div>
  );
}

function Fields({
  draft,
  onChange,
  field,
}: FieldsProps & { readonly field: RefObject<HTMLTextAreaElement | null> }) {
  const texts = useTexts(directiveTexts);
  return (
    <>
      <fieldset className={styles.kinds} aria-label={texts.kindLabel}>
        {directiveKinds.map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="kind"
              checked={draft.kind === kind}
              onChange={() => onChange({ ...draft, kind })}
            />
            {texts.kind[kind]}
          </label>
        ))}
      </fieldset>
      <label className={styles.field}>
        <span>{texts.owner}</span>
        <input
          value={draft.owner}
          maxLength={200}
          onChange={(event) => onChange({ ...draft, owner: event.target.value })}
        />
      </label>
      <label className={styles.field}>
        <span>{texts.text}</span>
        <textarea
          ref={field}
          rows={4}
          maxLength={longestWords}
          placeholder={texts.textHint}
          value={draft.text}
          onChange={(event) => onChange({ ...draft, text: event.target.value })}
        />
      </label>
      <DueField draft={draft} onChange={onChange} />
    </>
  );
}

interface DirectiveDialogProps {
  readonly about: DirectiveIssue['about'];
  /** What it is about, in words. */
  readonly subject: string;
  readonly place: string;
  readonly owner: string;
  readonly onClose: () => void;
}

export function DirectiveDialog({ about, subject, place, owner, onClose }: DirectiveDialogProps) {
  const texts = useTexts(directiveTexts);
  const { timeZone } = useProvince().profile;
  const failureText = useFailureText();
  const [draft, setDraft] = useState<DirectiveDraft>(() => ({
    ...{ kind: 'direction', owner, text: '' },
    due: momentText(endOfDay(serverNow(), timeZone), timeZone),
  }));
  // One dialog is one operation: sent again after silence, it cannot be given twice.
  const [operationId] = useState(newOperationId);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const command = issueOf(draft, { about, operationId, timeZone, now: serverNow() });
    if (typeof command === 'string') return setProblem(texts.problem[command]);
    setSending(true);
    const answer = await issueDirective(command);
    setSending(false);
    if (answer.ok) onClose();
    else setProblem(failureText(answer.failure));
  };
  return (
    <Dialog title={texts.giveTitle} onCancel={onClose}>
      <p className={styles.about}>{texts.about(subject, place)}</p>
      <form className={styles.form} onSubmit={(event) => void send(event)} noValidate>
        <Fields draft={draft} onChange={setDraft} field={field} />
        <p className={styles.problem} role="alert">
          {problem}
        </p>
        <div className={styles.buttons}>
          <Button type="submit" look="main" disabled={isSending}>
            {isSending ? texts.sending : texts.send}
          </Button>
          <Button onClick={onClose}>{texts.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
