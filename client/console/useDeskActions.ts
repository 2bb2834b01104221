import { useState } from 'react';
import { commandingStore, useCommander } from '#client/alert/commander.ts';
import type { Alert } from '#shared/alert/alert.ts';
import { type AlertAction, type AlertVerb, hasWords } from '#shared/alert/alertAction.ts';
import { alertsToPrepare, bringBackVerb } from './actionMeans.ts';
import { type ActionMeansOnPage, useActionMeans } from './useActionMeans.ts';

export type OpenDialog =
  | { readonly kind: 'help' }
  /** The alerts as they were when the dialog was opened: those revisions are what the operator has seen. */
  | { readonly kind: 'action'; readonly verb: AlertVerb; readonly alerts: readonly Alert[] };

export interface DeskActions {
  readonly dialog: OpenDialog | null;
  readonly closeDialog: () => void;
  readonly openHelp: () => void;
  /** Why the last command did nothing, in words. */
  readonly answer: string | null;
  readonly forgetAnswer: () => void;
  readonly means: ActionMeansOnPage;
  /** Does it, or asks for the words that it needs; says why when none of the alerts allows it. */
  readonly act: (verb: AlertVerb, alerts: readonly Alert[]) => void;
  readonly bringBack: (alerts: readonly Alert[]) => void;
  readonly resend: (alerts: readonly Alert[]) => void;
  /** From a dialog. */
  readonly send: (alerts: readonly Alert[], action: AlertAction) => void;
}

/** What the operator does with alerts, from a key, a button or a dialog. `onSent`: the picked ones are in hand. */
export function useDeskActions(onSent: () => void): DeskActions {
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [answer, setAnswer] = useState<string | null>(null);
  const means = useActionMeans();
  const commander = useCommander();

  const send = (alerts: readonly Alert[], action: AlertAction): void => {
    commander.send(alerts, action);
    setDialog(null);
    onSent();
  };
  const act = (verb: AlertVerb, chosen: readonly Alert[]): void => {
    const alerts = alertsToPrepare(verb, chosen, means.refusalOf);
    if (alerts.length === 0) setAnswer(means.refusalOfAll(verb, chosen));
    else if (hasWords(verb)) setDialog({ kind: 'action', verb, alerts });
    else send(alerts, { kind: verb });
  };
  const bringBack = (chosen: readonly Alert[]): void => {
    if (chosen.length === 0) act('unshelve', chosen);
    for (const [verb, alerts] of Map.groupBy(chosen, bringBackVerb)) act(verb, alerts);
  };
  return {
    dialog,
    closeDialog: () => setDialog(null),
    openHelp: () => setDialog({ kind: 'help' }),
    answer,
    forgetAnswer: () => setAnswer(null),
    means,
    act,
    bringBack,
    resend: (alerts) => {
      for (const { id } of alerts) if (commandingStore.get(id)?.phase === 'unanswered') commander.resend(id);
    },
    send,
  };
}
