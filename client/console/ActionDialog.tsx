import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { actionTexts } from '#client/alert/actionTexts.ts';
import { alertStore, useAlerts } from '#client/alert/alertStore.ts';
import { alertPlace, alertTitle } from '#client/alert/alertWords.ts';
import { formatNumber } from '#client/format/number.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import type { Alert } from '#shared/alert/alert.ts';
import { type AlertAction, longestComment, type WordedVerb } from '#shared/alert/alertAction.ts';
import { AssigneeField } from './AssigneeField.tsx';
import { type ActionDraft, actionOf, emptyDraft } from './actionDraft.ts';
import styles from './consoleDialogs.module.css';
import { dialogTexts } from './dialogTexts.ts';
import { HidingFields } from './HidingFields.tsx';

const namedAlerts = 5;

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

interface FieldsProps {
  readonly verb: WordedVerb;
  readonly alerts: readonly Alert[];
  readonly draft: ActionDraft;
  readonly onDraft: (draft: ActionDraft) => void;
}

function Fields({ verb, alerts, draft, onDraft }: FieldsProps) {
  const texts = useTexts(dialogTexts);
  if (verb === 'assign')
    return (
      <AssigneeField
        alerts={alerts}
        userId={draft.userId}
        onUser={(userId) => onDraft({ ...draft, userId })}
      />
    );
  if (verb === 'shelve' || verb === 'suppress' || verb === 'take-out-of-service')
    return (
      <HidingFields
        kind={verb}
        lengthMs={draft.lengthMs}
        onLength={(lengthMs) => onDraft({ ...draft, lengthMs })}
        reason={draft.text}
        onReason={(text) => onDraft({ ...draft, text })}
      />
    );
  return (
    <label className={styles.comment}>
      <span>{texts.fields[verb]}</span>
      <textarea
        data-first
        rows={3}
        maxLength={longestComment}
        value={draft.text}
        onChange={(event) => onDraft({ ...draft, text: event.target.value })}
      />
    </label>
  );
}

interface ActionDialogProps {
  readonly verb: WordedVerb;
  /** As they were when the dialog was opened: their revisions are what the operator has seen. */
  readonly alerts: readonly Alert[];
  /** Without a link the words can be written but not sent; they wait here until it is back. */
  readonly online: boolean;
  readonly onSend: (action: AlertAction) => void;
  readonly onCancel: () => void;
}

/** What has to be said with an action, for one alert or for many. Enter sends. */
export function ActionDialog({ verb, alerts, online, onSend, onCancel }: ActionDialogProps) {
  const texts = useTexts(dialogTexts);
  const { verb: verbNames } = useTexts(actionTexts);
  const { language } = useLanguage();
  const [draft, setDraft] = useState(() => emptyDraft(verb));
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-first]')?.focus(), []);
  useAlerts();
  const changed = alerts.some(({ id, revision }) => alertStore.get(id)?.revision !== revision);
  const missing = verb === 'assign' ? texts.notChosen : texts.tooShort;
  const incomplete = actionOf(verb, draft, serverNow()) === null ? missing : null;
  const refusal = online ? incomplete : texts.offline;

  const send = (): void => {
    // Made now: the end of a hiding counts from the moment of sending.
    const action = actionOf(verb, draft, serverNow());
    if (action && online) onSend(action);
  };
  const sendOnEnter = (event: KeyboardEvent): void => {
    // While a Vietnamese input method composes a word, Enter ends the word and not the dialog.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const count = formatNumber(alerts.length, 0, language);
  return (
    <Dialog
      title={alerts.length === 1 ? texts.one(verbNames[verb]) : texts.many(verbNames[verb], count)}
      onCancel={onCancel}
    >
      <AlertNames alerts={alerts} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in any of its fields sends */}
      <div ref={form} onKeyDown={sendOnEnter}>
        <Fields verb={verb} alerts={alerts} draft={draft} onDraft={setDraft} />
      </div>
      <p className={styles.hint}>{texts.hints[verb]}</p>
      <p className={styles.changed} role="status">
        {!online && texts.offline}
      </p>
      <p className={styles.changed} role="status">
        {changed && texts.changed}
      </p>
      <div className={styles.buttons}>
        <Button look="main" refusal={refusal} onClick={send}>
          {verbNames[verb]} (Enter)
        </Button>
        <Button onClick={onCancel}>{texts.cancel}</Button>
      </div>
    </Dialog>
  );
}
