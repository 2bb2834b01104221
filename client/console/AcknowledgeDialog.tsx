import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { alertStore, useAlerts } from '#client/alert/alertStore.ts';
import { alertPlace, alertTitle } from '#client/alert/alertWords.ts';
import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import type { Alert } from '#shared/alert/alert.ts';
import styles from './consoleDialogs.module.css';
import { dialogTexts } from './dialogTexts.ts';

const namedAlerts = 5;
/** As the protocol bounds it. */
const longestComment = 500;

function AlertNames({ alerts }: { readonly alerts: readonly Alert[] }) {
  const names = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(dialogTexts);
  const more = alerts.length - namedAlerts;
  return (
    <ul className={styles.names}>
      {alerts.slice(0, namedAlerts).map((alert) => (
        <li key={alert.id}>
          <b>{alertTitle(alert, names, language)}</b> · {alertPlace(alert, names, language)}
        </li>
      ))}
      {more > 0 && <li>{texts.more(formatNumber(more, 0, language))}</li>}
    </ul>
  );
}

interface AcknowledgeDialogProps {
  /** As they were when the dialog was opened: their revisions are what the operator has seen. */
  readonly alerts: readonly Alert[];
  readonly onSend: (comment: string) => void;
  readonly onCancel: () => void;
}

export function AcknowledgeDialog({ alerts, onSend, onCancel }: AcknowledgeDialogProps) {
  const texts = useTexts(dialogTexts);
  const { language } = useLanguage();
  const [comment, setComment] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  useAlerts();
  const changed = alerts.some(({ id, revision }) => alertStore.get(id)?.revision !== revision);

  const sendOnEnter = (event: KeyboardEvent): void => {
    // While a Vietnamese input method composes a word, Enter ends the word and not the dialog.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSend(comment.trim());
  };

  return (
    <Dialog
      title={alerts.length === 1 ? texts.one : texts.many(formatNumber(alerts.length, 0, language))}
      onCancel={onCancel}
    >
      <AlertNames alerts={alerts} />
      <label className={styles.comment}>
        <span>{texts.comment}</span>
        <textarea
          ref={field}
          rows={3}
          maxLength={longestComment}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
          onKeyDown={sendOnEnter}
        />
      </label>
      <p className={styles.hint}>{texts.hint}</p>
      <p className={styles.changed} role="status">
        {changed && texts.changed}
      </p>
      <div className={styles.buttons}>
        <Button look="main" onClick={() => onSend(comment.trim())}>
          {texts.send}
        </Button>
        <Button onClick={onCancel}>{texts.cancel}</Button>
      </div>
    </Dialog>
  );
}
