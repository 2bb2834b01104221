import { useTopic } from '#client/live/liveContext.tsx';
import { useTexts } from '#client/locale/language.tsx';
import { OnDuty } from '#client/shift/OnDuty.tsx';
import { DeskPage } from '#client/ui/DeskPage.tsx';
import { AlertDesk } from './AlertDesk.tsx';
import { consoleTexts } from './consoleTexts.ts';

/** The operator's desk: every open alert, what to do about each, and the way to take it. */
export function Console() {
  const { title } = useTexts(consoleTexts);
  useTopic('alerts');
  useTopic('escalations');
  return (
    <DeskPage title={title}>
      <OnDuty />
      <AlertDesk />
    </DeskPage>
  );
}
