import styles from './HeadlineTile.module.css';

/**
 * A numeral whose changed digits roll in. Places are counted from the right, so that units stay units when the number
 * gets a place more; unchanged digits keep their element and stand still.
 */
export function RollingNumeral({ text }: { readonly text: string }) {
  return (
    <>
      {[...text].map((glyph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a digit is told apart by its place alone
        <span key={text.length - index} className={styles.place}>
          <span key={glyph} className={styles.glyph}>
            {glyph}
          </span>
        </span>
      ))}
    </>
  );
}
