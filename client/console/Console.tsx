import { useTopic } from '#client/live/liveContext.tsx';
import { DeskPage } from '#client/ui/DeskPage.tsx';
import { AlertDesk } from './AlertDesk.tsx';

/** The operator's desk: every open alert, what to do about each, and the way to take it. */
export function Console() {
  useTopic('alerts');
  return (
    <DeskPage>
      <AlertDesk />
    </DeskPage>
  );
}
