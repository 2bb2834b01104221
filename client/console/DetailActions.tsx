import { actionTexts } from '#client/alert/actionTexts.ts';
import { useTexts } from '#client/locale/language.tsx';
import { Button } from '#client/ui/Button.tsx';
import { useCan } from '#client/user/session.ts';
import type { Alert } from '#shared/alert/alert.ts';
import { type AlertVerb, permissionFor } from '#shared/alert/alertAction.ts';
import styles from './AlertDetail.module.css';
import { possibleVerbs } from './actionMeans.ts';
import { type ConsoleCommand, keyText } from './consoleKeys.ts';
import type { DeskActions } from './useDeskActions.ts';

const commandOf = (verb: AlertVerb): ConsoleCommand =>
  verb === 'unshelve' || verb === 'unsuppress' || verb === 'put-in-service' ? 'bring-back' : verb;

interface DetailActionsProps {
  readonly alerts: readonly [Alert, ...Alert[]];
  readonly actions: Pick<DeskActions, 'act' | 'means'>;
}

/** What can be done with the alert as it is, by whoever is signed in; greyed with its reason while it must wait. */
export function DetailActions({ alerts, actions }: DetailActionsProps) {
  const { verb: names } = useTexts(actionTexts);
  const can = useCan();
  const [first] = alerts;
  const verbs = possibleVerbs(first).filter((verb) => can(permissionFor[verb], first.area));
  return (
    <div className={styles.actions}>
      {verbs.map((verb) => (
        <Button
          key={verb}
          look={verb === 'acknowledge' ? 'main' : 'plain'}
          refusal={actions.means.refusalOfAll(verb, alerts)}
          onClick={() => actions.act(verb, alerts)}
        >
          {names[verb]} ({keyText(commandOf(verb))})
        </Button>
      ))}
    </div>
  );
}
