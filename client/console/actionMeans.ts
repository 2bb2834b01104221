import type { Alert, AlertId } from '#shared/alert/alert.ts';
import { type AlertVerb, alertVerbs, hasWords } from '#shared/alert/alertAction.ts';
import type { Suppression } from '#shared/alert/alertState.ts';
import { nextFacts } from '#shared/alert/alertTransition.ts';

/** Why something cannot be done with an alert from here now; null when it can. */
export type ActionRefusal = 'offline' | 'role' | 'taken' | 'hidden' | 'state' | 'under-way' | null;

export interface ActionMeans {
  readonly online: boolean;
  readonly may: (verb: AlertVerb, alert: Alert) => boolean;
  readonly isUnderWay: (id: AlertId) => boolean;
}

/** The same table that the server decides by: a button that can be pressed is not refused for the state seen. */
export function actionRefusal(verb: AlertVerb, alert: Alert, means: ActionMeans): ActionRefusal {
  if (!means.may(verb, alert)) return 'role';
  if (nextFacts(alert.facts, verb) === null) {
    if (verb !== 'acknowledge') return 'state';
    return alert.facts.suppression === null ? 'taken' : 'hidden';
  }
  if (means.isUnderWay(alert.id)) return 'under-way';
  return means.online ? null : 'offline';
}

/**
 * Those that an action can be prepared for. Without a link too, where something has to be written first: whoever presses
 * its key writes on, and the letters must land in the dialog and not on the table. Sending waits for the link.
 */
export const alertsToPrepare = (
  verb: AlertVerb,
  alerts: readonly Alert[],
  refusalOf: (verb: AlertVerb, alert: Alert) => ActionRefusal,
): readonly Alert[] =>
  alerts.filter((alert) => {
    const refusal = refusalOf(verb, alert);
    return refusal === null || (refusal === 'offline' && hasWords(verb));
  });

/** What the state of an alert allows, whoever asks, in the order of the life cycle. */
export const possibleVerbs = ({ facts }: Pick<Alert, 'facts'>): readonly AlertVerb[] =>
  alertVerbs.filter((verb) => nextFacts(facts, verb) !== null);

/** What brings a hidden alert back into the list. */
const backVerbs: Readonly<Record<Suppression, AlertVerb>> = {
  shelved: 'unshelve',
  'suppressed-by-design': 'unsuppress',
  'out-of-service': 'put-in-service',
};

/** For one that is in the list already: the verb whose refusal says so. */
export const bringBackVerb = ({ facts }: Pick<Alert, 'facts'>): AlertVerb =>
  facts.suppression === null ? 'unshelve' : backVerbs[facts.suppression];
