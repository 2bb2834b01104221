import { Link } from 'wouter';
import { AlertMark } from '#client/alert/AlertMark.tsx';
import { actionTexts } from '#client/alert/actionTexts.ts';
import { alertTexts } from '#client/alert/alertTexts.ts';
import { alertTitle, ruleOf } from '#client/alert/alertWords.ts';
import { GiveDirective } from '#client/directive/GiveDirective.tsx';
import { EscalationPart } from '#client/escalation/EscalationMark.tsx';
import { useTopic } from '#client/live/liveContext.tsx';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { AreaLocator } from '#client/map/AreaLocator.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { explorerAddress, pageAddresses } from '#client/ui/pageAddress.ts';
import { useCan } from '#client/user/session.ts';
import type { Alert } from '#shared/alert/alert.ts';
import { isUntaken, stateOf } from '#shared/alert/alertState.ts';
import { AlertDeeds, AlertUnderWay } from './AlertDeeds.tsx';
import styles from './AlertDetail.module.css';
import { AlertFactList } from './AlertFactList.tsx';
import { DetailActions } from './DetailActions.tsx';
import { DetailEarlier, DetailHistory } from './DetailHistory.tsx';
import { DetailSeries } from './DetailSeries.tsx';
import { detailTexts } from './detailTexts.ts';
import type { AlertTableRow } from './tableRows.ts';
import type { DeskActions } from './useDeskActions.ts';

function DetailHead({ alert, over }: { readonly alert: Alert; readonly over: boolean }) {
  const names = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(detailTexts);
  const words = useTexts(alertTexts);
  const { nuisance } = useTexts(actionTexts);
  const can = useCan();
  const indicator = alert.subject.kind === 'indicator' ? alert.subject.indicator : undefined;
  return (
    <>
      <p className={styles.kind}>
        <AlertMark priority={alert.priority} facts={alert.facts} />
        <b>{words.priority[alert.priority]}</b>
        <span>{over ? texts.over : words.state[stateOf(alert.facts)]}</span>
        {alert.nuisance !== null && <span>· {nuisance[alert.nuisance]}</span>}
      </p>
      <h2>{alertTitle(alert, names, language)}</h2>
      <p>{names.tree.get(alert.area)?.fullName[language] ?? alert.area}</p>
      <p className={styles.links}>
        <Link href={explorerAddress(alert.area, indicator)}>{texts.toExplorer}</Link>
        {can('screen:send', alert.area) && !over && (
          <Link href={`${pageAddresses.screens}?alert=${encodeURIComponent(alert.id)}`}>
            {texts.toScreen}
          </Link>
        )}
      </p>
    </>
  );
}

interface AlertDetailProps {
  readonly row: AlertTableRow;
  readonly actions: Pick<DeskActions, 'act' | 'means'>;
}

/** The chosen alert with everything an operator needs to decide: first what to do, then what happened. */
export function AlertDetail({ row, actions }: AlertDetailProps) {
  const names = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(detailTexts);
  const { alert, over } = row;
  // The value of now is one of the facts; it comes with the area's own topic.
  useTopic(`area:${alert.area}`);
  const response = ruleOf(alert, names)?.response[language];
  return (
    <aside className={styles.detail} aria-label={alertTitle(alert, names, language)}>
      <DetailHead alert={alert} over={over} />
      <AlertUnderWay alert={alert} />
      {!over && <DetailActions alerts={[alert]} actions={actions} />}
      <div className={styles.directive}>
        <GiveDirective about={{ alert, over }} />
      </div>
      {!over && isUntaken(alert.facts) && <EscalationPart alert={alert} />}
      {response !== undefined && (
        <section>
          <h3>{texts.response}</h3>
          <p>{response}</p>
        </section>
      )}
      <AlertDeeds alert={alert} />
      <section>
        <h3>{texts.facts}</h3>
        <AlertFactList alert={alert} />
      </section>
      <DetailSeries alert={alert} />
      <DetailHistory alert={alert} />
      {alert.area !== names.tree.root.id && (
        <section>
          <h3>{texts.where}</h3>
          <AreaLocator area={alert.area} />
        </section>
      )}
      <DetailEarlier alert={alert} />
    </aside>
  );
}
