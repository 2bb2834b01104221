import type { Band } from '#shared/indicator/band.ts';
import styles from './ValueLook.module.css';

const shapeOf = {
  attention: { up: 'M8 1.5 15 14.5H1Z', down: 'M8 14.5 1 1.5H15Z' },
  critical: { up: 'M1.5 1.5H14.5V14.5H1.5Z', down: 'M1.5 1.5H14.5V14.5H1.5Z' },
} as const;

interface BandMarkProps {
  readonly band: Band;
  /** To which side the value deviates; a triangle points there. */
  readonly side: 'up' | 'down';
  /** Hollow: it was so when the value was last heard of. */
  readonly hollow?: boolean;
}

/** The shape of a band, so that it can be told without its colour. The calm band has none. */
export function BandMark({ band, side, hollow = false }: BandMarkProps) {
  if (band === 'calm') return null;
  return (
    <svg className={styles.mark} viewBox="0 0 16 16" data-band={band} data-hollow={hollow} aria-hidden="true">
      <path d={shapeOf[band][side]} />
    </svg>
  );
}
