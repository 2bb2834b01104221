import { useSyncExternalStore } from 'react';
import { acknowledgingStore } from '#client/alert/acknowledge.ts';
import { linkStatus } from '#client/live/linkStatus.ts';
import { useTexts } from '#client/locale/language.tsx';
import { useCan, useUser } from '#client/user/session.ts';
import { userTexts } from '#client/user/userTexts.ts';
import type { Alert } from '#shared/alert/alert.ts';
import { consoleTexts } from './consoleTexts.ts';
import { type AcknowledgeRefusal, acknowledgeRefusal } from './selection.ts';

/** Why an alert cannot be acknowledged now, as a code and in words. */
export interface AcknowledgeMeansOnPage {
  readonly refusalOf: (alert: Alert) => AcknowledgeRefusal;
  /** `nothing`: no alert is chosen. */
  readonly wordsOf: (refusal: AcknowledgeRefusal | 'nothing') => string | null;
}

export function useAcknowledgeMeans(): AcknowledgeMeansOnPage {
  const texts = useTexts(consoleTexts);
  const { roles } = useTexts(userTexts);
  const can = useCan();
  const user = useUser();
  const link = useSyncExternalStore(linkStatus.subscribe, () => linkStatus.get().link);
  return {
    refusalOf: (alert) =>
      acknowledgeRefusal(alert, {
        online: link === 'live',
        mayAcknowledge: ({ area }) => can('alert:acknowledge', area),
        isUnderWay: (id) => (acknowledgingStore.get(id)?.phase ?? 'refused') !== 'refused',
      }),
    wordsOf: (refusal) => {
      if (refusal === null) return null;
      return refusal === 'role' ? texts.refusal.role(user ? roles[user.role] : '') : texts.refusal[refusal];
    },
  };
}
