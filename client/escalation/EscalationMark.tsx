import { formatMoment } from '#client/format/clock.ts';
import { formatNumber } from '#client/format/number.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Alert } from '#shared/alert/alert.ts';
import type { Escalation } from '#shared/escalation/escalation.ts';
import styles from './Escalation.module.css';
import { useEscalation, useEscalationLevel } from './escalationStore.ts';
import { escalationTexts } from './escalationTexts.ts';

/** How far an alert, or the furthest of several, has gone up; nothing while its deadline has not passed. */
export function EscalationMark({ alerts }: { readonly alerts: readonly Alert[] }) {
  const texts = useTexts(escalationTexts);
  const { language } = useLanguage();
  const level = useEscalationLevel(alerts);
  if (level === 0) return null;
  return <span className={styles.mark}>{texts.mark(formatNumber(level, 0, language))}</span>;
}

function useTold({ level, at, to }: Escalation): string {
  const texts = useTexts(escalationTexts);
  const { language } = useLanguage();
  const { timeZone } = useProvince().profile;
  const number = formatNumber(level, 0, language);
  const moment = formatMoment(at, serverNow(), timeZone);
  const people = to.map(({ name, position }) => `${name} (${position})`).join(', ');
  return people === '' ? texts.nobody(number, moment) : texts.told(number, moment, people);
}

function Told({ escalation }: { readonly escalation: Escalation }) {
  const texts = useTexts(escalationTexts);
  const told = useTold(escalation);
  return (
    <section>
      <h3>{texts.title}</h3>
      <p className={styles.told}>{told}</p>
    </section>
  );
}

/** Whom an alert was told to because nobody took it. */
export function EscalationPart({ alert }: { readonly alert: Alert }) {
  const escalation = useEscalation(alert.id);
  return escalation ? <Told escalation={escalation} /> : null;
}
