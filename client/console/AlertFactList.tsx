import type { ReactNode } from 'react';
import { alertLimit, alertValue, indicatorOf, thresholdOf } from '#client/alert/alertWords.ts';
import { formatAge } from '#client/format/age.ts';
import { formatMoment } from '#client/format/clock.ts';
import { formatValue } from '#client/format/indicatorValue.ts';
import { formatNumber } from '#client/format/number.ts';
import { useCell } from '#client/indicator/cellStore.ts';
import { ValueLook } from '#client/indicator/ValueLook.tsx';
import { ValueState } from '#client/indicator/ValueState.tsx';
import { valueLookOf } from '#client/indicator/valueLook.ts';
import { useServerNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Alert } from '#shared/alert/alert.ts';
import { isUntaken } from '#shared/alert/alertState.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import styles from './AlertDetail.module.css';
import { detailTexts } from './detailTexts.ts';

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

interface ValueNowProps {
  readonly alert: Alert;
  readonly indicator: Indicator;
  readonly now: number;
}

function ValueNow({ alert, indicator, now }: ValueNowProps) {
  const texts = useTexts(detailTexts);
  const cell = useCell(indicator.id, alert.area);
  // The area's topic is joined when the alert is chosen; "no data" must not be said before it has answered.
  if (!cell) return texts.notReceived;
  const look = valueLookOf(cell, indicator, now);
  return (
    <>
      <ValueLook look={look} indicator={indicator} />{' '}
      <ValueState look={look} indicator={indicator} now={now} />
    </>
  );
}

/** When a value counts as back: the limit less the deadband, held for the off-delay. */
function useWayBack(alert: Alert): string | null {
  const names = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(detailTexts);
  const condition = thresholdOf(alert, names);
  const indicator = indicatorOf(alert, names);
  if (!condition || !indicator) return null;
  const { side, limit, deadband, offDelay } = condition;
  const back = formatValue(side === 'above' ? limit - deadband : limit + deadband, indicator, language);
  const delay = formatAge(offDelay, language);
  return side === 'above' ? texts.backAbove(back, delay) : texts.backBelow(back, delay);
}

function IndicatorFacts({ alert, now }: { readonly alert: Alert; readonly now: number }) {
  const names = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(detailTexts);
  const indicator = indicatorOf(alert, names);
  const wayBack = useWayBack(alert);
  const reason = alertLimit(alert, names, language);
  // Sites have no one value to look up now; their reason says how many of how many.
  if (!indicator) return alert.subject.kind === 'sites' && <Fact name={texts.raisedValue}>{reason}</Fact>;
  return (
    <>
      <Fact name={texts.raisedValue}>
        {alertValue(alert, names, language)} <span className={styles.quiet}>{reason}</span>
      </Fact>
      <Fact name={texts.valueNow}>
        <ValueNow alert={alert} indicator={indicator} now={now} />
      </Fact>
      {wayBack !== null && <Fact name={texts.back}>{wayBack}</Fact>}
    </>
  );
}

export function AlertFactList({ alert }: { readonly alert: Alert }) {
  const { profile } = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(detailTexts);
  const now = useServerNow();
  const { subject, raisedAt, returnedAt, occurrences } = alert;
  const source =
    subject.kind === 'source' ? profile.sources.find(({ id }) => id === subject.source) : undefined;
  const moment = (at: number): string => formatMoment(at, now, profile.timeZone);
  return (
    <dl className={styles.facts}>
      <IndicatorFacts alert={alert} now={now} />
      {source && <Fact name={texts.source}>{source.name[language]}</Fact>}
      <Fact name={texts.raisedAt}>{moment(raisedAt)}</Fact>
      {returnedAt !== null && <Fact name={texts.returnedAt}>{moment(returnedAt)}</Fact>}
      {isUntaken(alert.facts) && (
        <Fact name={texts.waiting}>
          <b>{formatAge(now - raisedAt, language)}</b>
        </Fact>
      )}
      <Fact name={texts.occurrences}>{texts.times(formatNumber(occurrences, 0, language))}</Fact>
    </dl>
  );
}
