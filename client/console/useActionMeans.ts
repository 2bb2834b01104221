import { useSyncExternalStore } from 'react';
import { commandingStore } from '#client/alert/commander.ts';
import { linkStatus } from '#client/live/linkStatus.ts';
import { useTexts } from '#client/locale/language.tsx';
import { useCan, useUser } from '#client/user/session.ts';
import { userTexts } from '#client/user/userTexts.ts';
import type { Alert } from '#shared/alert/alert.ts';
import { type AlertVerb, permissionFor } from '#shared/alert/alertAction.ts';
import { type ActionRefusal, actionRefusal } from './actionMeans.ts';
import { consoleTexts } from './consoleTexts.ts';

/** Why something cannot be done with an alert now, as a code and in words. */
export interface ActionMeansOnPage {
  /** Whether anything can be sent at all. */
  readonly online: boolean;
  readonly refusalOf: (verb: AlertVerb, alert: Alert) => ActionRefusal;
  /** `nothing`: no alert is chosen. */
  readonly wordsOf: (refusal: ActionRefusal | 'nothing') => string | null;
  /** Why it can be done with none of them, in words; null when one of them allows it. */
  readonly refusalOfAll: (verb: AlertVerb, alerts: readonly Alert[]) => string | null;
}

export function useActionMeans(): ActionMeansOnPage {
  const texts = useTexts(consoleTexts);
  const { roles } = useTexts(userTexts);
  const can = useCan();
  const user = useUser();
  const online = useSyncExternalStore(linkStatus.subscribe, () => linkStatus.get().link === 'live');
  const refusalOf = (verb: AlertVerb, alert: Alert): ActionRefusal =>
    actionRefusal(verb, alert, {
      online,
      may: (one, { area }) => can(permissionFor[one], area),
      isUnderWay: (id) => (commandingStore.get(id)?.phase ?? 'refused') !== 'refused',
    });
  const wordsOf = (refusal: ActionRefusal | 'nothing'): string | null => {
    if (refusal === null) return null;
    return refusal === 'role' ? texts.refusal.role(user ? roles[user.role] : '') : texts.refusal[refusal];
  };
  return {
    online,
    refusalOf,
    wordsOf,
    refusalOfAll: (verb, alerts) => {
      const [first] = alerts;
      if (alerts.some((alert) => refusalOf(verb, alert) === null)) return null;
      return wordsOf(first ? refusalOf(verb, first) : 'nothing');
    },
  };
}
