import type { ReactNode } from 'react';
import styles from './SearchHead.module.css';

interface SearchHeadProps<Shown extends string> {
  readonly typed: string;
  readonly shown: Shown;
  readonly onChange: (search: { readonly typed: string; readonly shown: Shown }) => void;
  readonly texts: {
    readonly find: string;
    readonly show: string;
    /** In the order in which they are offered. */
    readonly shown: Readonly<Record<Shown, string>>;
  };
  /** How many are listed, in words. */
  readonly count: string;
  /** What can be done beside searching. */
  readonly children?: ReactNode;
}

/** Above a long list: words to look for, which of them to show, and how many that are. */
export function SearchHead<Shown extends string>(props: SearchHeadProps<Shown>) {
  const { typed, shown, onChange, texts, count, children } = props;
  return (
    <div className={styles.search}>
      <input
        type="search"
        aria-label={texts.find}
        placeholder={texts.find}
        value={typed}
        onChange={(event) => onChange({ typed: event.target.value, shown })}
      />
      <label>
        {texts.show}
        <select value={shown} onChange={(event) => onChange({ typed, shown: event.target.value as Shown })}>
          {(Object.keys(texts.shown) as Shown[]).map((one) => (
            <option key={one} value={one}>
              {texts.shown[one]}
            </option>
          ))}
        </select>
      </label>
      <span role="status">{count}</span>
      {children}
    </div>
  );
}
