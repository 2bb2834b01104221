import { useAlerts } from '#client/alert/alertStore.ts';
import { formatMoment } from '#client/format/clock.ts';
import { formatValue } from '#client/format/indicatorValue.ts';
import { cellKey, cellStore, useCells } from '#client/indicator/cellStore.ts';
import { ValueLook } from '#client/indicator/ValueLook.tsx';
import { ValueState } from '#client/indicator/ValueState.tsx';
import { valueLookOf } from '#client/indicator/valueLook.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Directive } from '#shared/directive/directive.ts';
import { isOver } from '#shared/directive/directiveState.ts';
import { type Recovery, recoveryOf } from '#shared/directive/recovery.ts';
import { isStillAlerting } from '#shared/directive/stillAlerting.ts';
import styles from './DirectiveDetail.module.css';
import { trackingTexts } from './trackingTexts.ts';

interface PartProps {
  readonly directive: Directive;
  readonly now: number;
}

/** What the numbers say now: the function that the server decides with, so a verification and its refusal agree. */
export function useRecovery(directive: Directive, now: number): Recovery {
  const { subject, area } = directive;
  const { indicators, tree } = useProvince();
  const alerts = useAlerts();
  useCells();
  const { indicator: id } = subject;
  const indicator = id === null ? undefined : indicators.get(id);
  const alertActive = isStillAlerting(alerts, { directive, indicator, isWithin: tree.isWithin });
  const cell = id === null ? undefined : cellStore.get(cellKey(id, area));
  return recoveryOf({ indicator, cell, alertActive }, now);
}

/** The indicator as it is now, and whether that is enough to close the direction. */
export function RecoveryPart({ directive, now }: PartProps) {
  const texts = useTexts(trackingTexts);
  const { indicators } = useProvince();
  const recovery = useRecovery(directive, now);
  const { indicator: id } = directive.subject;
  const indicator = id === null ? undefined : indicators.get(id);
  if (isOver(directive.state)) return null;
  const look = indicator && valueLookOf(cellStore.get(cellKey(indicator.id, directive.area)), indicator, now);
  const verdict = recovery.recovered
    ? texts.recovered
    : recovery.band === null
      ? texts.noBand
      : texts.notRecovered;
  return (
    <section>
      <h3>{texts.valueNow}</h3>
      {indicator && look && (
        <p>
          <ValueLook look={look} indicator={indicator} />{' '}
          <ValueState look={look} indicator={indicator} now={now} />
        </p>
      )}
      {recovery.alertActive && <p>{texts.alertActive}</p>}
      <p className={styles.quiet}>{verdict}</p>
    </section>
  );
}

/** How it ended, with what the indicator said at that moment. */
export function ClosingPart({ directive, now }: PartProps) {
  const texts = useTexts(trackingTexts);
  const { indicators, profile } = useProvince();
  const { language } = useLanguage();
  const { closing, subject } = directive;
  if (!closing) return null;
  const { recovery, reason } = closing;
  const indicator = subject.indicator === null ? undefined : indicators.get(subject.indicator);
  const value =
    indicator && recovery && recovery.value !== null
      ? formatValue(recovery.value, indicator, language)
      : texts.noValue;
  return (
    <section>
      <h3>{texts.closing}</h3>
      {recovery && <p>{recovery.recovered ? texts.closedRecovered(value) : texts.closedByWord(value)}</p>}
      {reason !== '' && <blockquote>{reason}</blockquote>}
      <p className={styles.quiet}>
        {closing.userName}, {formatMoment(closing.at, now, profile.timeZone)}
      </p>
    </section>
  );
}
