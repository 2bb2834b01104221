import type { ReactNode } from 'react';
import type { Freshness } from '#shared/indicator/freshness.ts';
import styles from './TileFrame.module.css';

interface TileFrameProps {
  readonly label?: string;
  /** Quiet words behind the label, such as its unit. */
  readonly note?: string;
  /** Of the one value that the tile is about; fresh for a tile about many. */
  readonly freshness?: Freshness;
  readonly look?: string;
  /** Of the tile in arc minutes: a long name is set smaller, down to what is still read. */
  readonly width?: number;
  readonly children: ReactNode;
}

/** Sizes of a name in arc minutes, and how wide a letter is in ems. */
const [most, least, letterEms] = [20, 16.2, 0.54];

const labelSize = (label: string, width: number | undefined): number =>
  width === undefined ? most : Math.max(least, Math.min(most, width / (letterEms * label.length)));

/** What every tile has around it: a hairline, its name, and the hatch when its value is old. */
export function TileFrame({ label, note, freshness = 'fresh', look, width, children }: TileFrameProps) {
  return (
    <article className={styles.tile} data-freshness={freshness} data-look={look}>
      {label && (
        <h3 className={styles.label} style={{ fontSize: `calc(${labelSize(label, width)} * var(--u))` }}>
          {label}
          {note && <span className={styles.note}>{note}</span>}
        </h3>
      )}
      {children}
    </article>
  );
}

/** A sentence in the place of what is not there: what it is, and why. */
export function TileSentence({ children }: { readonly children: ReactNode }) {
  return <p className={styles.sentence}>{children}</p>;
}
