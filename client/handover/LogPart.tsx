import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { newOperationId } from '#client/alert/operationId.ts';
import { formatClock, formatDay } from '#client/format/clock.ts';
import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { addNote, shiftKey } from '#client/shift/shiftApi.ts';
import { Button } from '#client/ui/Button.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import { useCan } from '#client/user/session.ts';
import type { ShiftNote } from '#shared/shift/handover.ts';
import { longestNote, type ShiftBody } from '#shared/shift/shiftProtocol.ts';
import { handoverTexts } from './handoverTexts.ts';
import styles from './ShiftPage.module.css';

function NoteForm() {
  const texts = useTexts(handoverTexts);
  const failureText = useFailureText();
  const client = useQueryClient();
  const [text, setText] = useState('');
  // Kept until the note is on record: sent again after silence, it is written once.
  const [id, setId] = useState(newOperationId);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (text.trim().length < 2) return setProblem(texts.noteShort);
    const answer = await addNote({ id, text: text.trim() });
    if (!answer.ok) return setProblem(failureText(answer.failure));
    setText('');
    setProblem(null);
    setId(newOperationId());
    await client.invalidateQueries({ queryKey: shiftKey });
  };
  return (
    <form className={styles.noteForm} onSubmit={(event) => void send(event)}>
      <label className={styles.field}>
        <span>{texts.note}</span>
        <textarea
          rows={3}
          maxLength={longestNote}
          placeholder={texts.noteHint}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <p className={styles.problem} role="alert">
        {problem}
      </p>
      <Button type="submit" look="main">
        {texts.noteSend}
      </Button>
    </form>
  );
}

/** Notes of a shift, each with its time and author. */
export function NoteList({ notes }: { readonly notes: readonly ShiftNote[] }) {
  const { timeZone } = useProvince().profile;
  return (
    <ol className={styles.notes}>
      {notes.map(({ id, at, userName, text }) => (
        <li key={id}>
          <span className={styles.quiet}>
            <time>{`${formatClock(at, timeZone)} ${formatDay(at, timeZone)}`}</time>
            <br />
            {userName}
          </span>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
}

/** The log of the running shift, the newest note first. */
export function LogPart({ shift }: { readonly shift: ShiftBody }) {
  const texts = useTexts(handoverTexts);
  const { tree, profile } = useProvince();
  const can = useCan();
  const hasHandover = shift.handovers.some(({ state }) => state === 'signed');
  const since = `${formatClock(shift.fromAt, profile.timeZone)} ${formatDay(shift.fromAt, profile.timeZone)}`;
  return (
    <section className={styles.part}>
      <p className={styles.quiet}>{hasHandover ? texts.since(since) : texts.sinceNever(since)}</p>
      {can('shift:keep', tree.root.id) ? <NoteForm /> : <p className={styles.quiet}>{texts.onlyKept}</p>}
      {shift.notes.length === 0 ? (
        <p className={styles.quiet}>{texts.noNotes}</p>
      ) : (
        <NoteList notes={shift.notes.toReversed()} />
      )}
    </section>
  );
}
