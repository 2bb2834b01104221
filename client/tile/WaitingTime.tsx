import { formatAge } from '#client/format/age.ts';
import { useServerNowAs } from '#client/live/serverClock.ts';
import { useLanguage } from '#client/locale/language.tsx';
import styles from './AlertListTile.module.css';

/** How long nobody has taken it: numbers large, their words small, so that it is read from the back of the room. */
export function WaitingTime({ sinceAt }: { readonly sinceAt: number }) {
  const { language } = useLanguage();
  const text = useServerNowAs((now) => formatAge(now - sinceAt, language));
  return (
    <span className={styles.waiting}>
      {text.split(/(\d+)/).map((part, index) =>
        /\d/.test(part) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of an age are told apart by their place alone
          <span key={index} className={styles.waitingNumber}>
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </span>
  );
}
