import { useRef } from 'react';
import styles from './Figure.module.css';

/**
 * A numeral whose changed digits roll in. Places are counted from the right, so that units stay units when the number
 * gets a place more; unchanged digits keep their element and stand still.
 */
export function RollingNumeral({ text }: { readonly text: string }) {
  // What appears has not changed: only a number that was there before rolls.
  const first = useRef<string | null>(text);
  if (first.current !== text) first.current = null;
  return (
    <span data-rolls={first.current === null}>
      {[...text].map((glyph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a digit is told apart by its place alone
        <span key={text.length - index} className={styles.place}>
          <span key={glyph} className={styles.glyph}>
            {glyph}
          </span>
        </span>
      ))}
    </span>
  );
}
