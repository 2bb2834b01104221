import type { ButtonHTMLAttributes } from 'react';
import styles from './Button.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `main`: the one thing to do here. `plain`: everything beside it. */
  readonly look?: 'main' | 'plain';
  /**
   * Why it cannot be pressed now. It is greyed but stays reachable by keyboard, so that the reason can be read: a
   * button that is only disabled tells nobody why.
   */
  readonly refusal?: string | null;
}

export function Button({ look = 'plain', refusal = null, onClick, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`${styles.button} ${styles[look]} ${className ?? ''}`}
      aria-disabled={refusal !== null}
      title={refusal ?? rest.title}
      onClick={refusal === null ? onClick : (event) => event.preventDefault()}
    />
  );
}
