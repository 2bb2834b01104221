import { ValueLook } from '#client/indicator/ValueLook.tsx';
import type { ValueLook as Look } from '#client/indicator/valueLook.ts';
import { useLanguage } from '#client/locale/language.tsx';
import type { Indicator } from '#shared/indicator/indicator.ts';
import styles from './Figure.module.css';
import { isSign } from './HeadlineDetails.tsx';
import { RollingNumeral } from './RollingNumeral.tsx';

interface FigureProps {
  readonly indicator: Indicator;
  readonly look: Look;
  readonly numeral: string;
  /** In arc minutes. */
  readonly size: number;
}

/** A numeral as large as the room allows, in one of its four looks. */
export function Figure({ indicator, look, numeral, size }: FigureProps) {
  const { language } = useLanguage();
  // A unit that is a word would crowd the numeral; it stands with the details.
  const unit = isSign(indicator.unit[language]) ? indicator.unit : { vi: '', en: '' };
  return (
    <div
      className={styles.figure}
      data-freshness={look.freshness}
      style={{ fontSize: `calc(${size.toFixed(1)} * var(--u))` }}
    >
      <ValueLook look={look} indicator={{ ...indicator, unit }}>
        <RollingNumeral text={numeral} />
      </ValueLook>
    </div>
  );
}
