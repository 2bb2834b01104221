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
  readonly refusalOf: (verb: AlertVerb, alert: Alert) => ActionRefusal;
  /** `nothing`: no alert is chosen. */
  readonly wordsOf: (refusal: ActionRefusal | 'nothing') => string | null;
}

export function useActionMeans(): ActionMeansOnPage {
  const texts = useTexts(consoleTexts);
  const { roles } = useTexts(userTexts);
  const can = useCan();
  const user = useUser();
  const link = useSyncExternalStore(linkStatus.subscribe, () => linkStatus.get().link);
  return {
    refusalOf: (verb, alert) =>
      actionRefusal(verb, alert, {
        online: link === 'live',
        may: (one, { area }) => can(permissionFor[one], area),
        isUnderWay: (id) => (commandingStore.get(id)?.phase ?? 'refused') !== 'refused',
      }),
    wordsOf: (refusal) => {
      if (refusal === null) return null;
      return refusal === 'role' ? texts.refusal.role(user ? roles[user.role] : '') : texts.refusal[refusal];
    },
  };
}
