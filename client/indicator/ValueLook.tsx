import type { ReactNode } from 'react';
import { formatNumeral } from '#client/format/indicatorValue.ts';
import { useLanguage } from '#client/locale/language.tsx';
import type { Indicator } from '#shared/indicator/indicator.ts';
import styles from './ValueLook.module.css';
import { isCurrent, type ValueLook as Look } from './valueLook.ts';

interface ValueLookProps {
  readonly look: Look;
  readonly indicator: Pick<Indicator, 'decimals' | 'unit'>;
  /** Draws the numeral another way (rolling on the wall); the look around it stays the same. */
  readonly children?: ReactNode;
}

/** A numeral with its unit in one of the four looks of freshness and the three bands. A missing one is a dash. */
export function ValueLook({ look, indicator, children }: ValueLookProps) {
  const { language } = useLanguage();
  return (
    <span
      className={styles.value}
      data-freshness={look.freshness}
      data-band={isCurrent(look) ? look.band : 'calm'}
    >
      {children ?? formatNumeral(look.value, indicator, language)}
      {look.value !== null && <span className={styles.unit}>{` ${indicator.unit[language]}`}</span>}
    </span>
  );
}
