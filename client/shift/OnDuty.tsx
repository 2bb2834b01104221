import { Link } from 'wouter';
import { formatClock } from '#client/format/clock.ts';
import { useServerNow } from '#client/live/serverClock.ts';
import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { pageAddresses } from '#client/ui/pageAddress.ts';
import { onDutyAt } from '#shared/shift/dutyTurn.ts';
import styles from './OnDuty.module.css';
import { useShift } from './shiftApi.ts';
import { shiftTexts } from './shiftTexts.ts';

/** Who is on duty now, in the order of calling, on one line. Nothing for those whose shift it is not. */
export function OnDuty({ withLink = true }: { readonly withLink?: boolean }) {
  const texts = useTexts(shiftTexts);
  const { timeZone } = useProvince().profile;
  const shift = useShift();
  const now = useServerNow(15_000);
  if (!shift?.ok) return null;
  const onDuty = onDutyAt(shift.value.turns, now);
  return (
    <p className={styles.onDuty}>
      <b>{texts.onDuty}:</b>
      {onDuty.length === 0 && <span className={styles.nobody}>{texts.nobody}</span>}
      {onDuty.map(({ id, name, position }) => (
        <span key={id}>
          {name} <span className={styles.quiet}>({position})</span>
        </span>
      ))}
      {onDuty[0] && (
        <span className={styles.quiet}>{texts.until(formatClock(onDuty[0].toAt, timeZone))}</span>
      )}
      <span className={styles.room} />
      {withLink && (
        <Link href={pageAddresses.shift}>{shift.value.waiting ? texts.waiting : texts.toShift}</Link>
      )}
    </p>
  );
}
