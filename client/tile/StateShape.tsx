import { isCurrent, type ValueLook } from '#client/indicator/valueLook.ts';
import styles from './StateMatrixTile.module.css';

export type ShapeKind = 'calm' | 'attention' | 'critical' | 'late' | 'missing';

const paths = {
  calm: 'M8 5.6A2.4 2.4 0 1 1 7.99 5.6Z',
  attention: { up: 'M8 1.5 15 14.5H1Z', down: 'M8 14.5 1 1.5H15Z' },
  critical: 'M1.5 1.5H14.5V14.5H1.5Z',
  late: 'M2 14 14 2M2 8 8 2M8 14 14 8',
  missing: 'M3 8H13',
} as const;

/** Which shape tells the state of a value. */
export const shapeOf = (look: ValueLook): ShapeKind => {
  if (look.freshness === 'missing') return 'missing';
  return isCurrent(look) ? look.band : 'late';
};

interface StateShapeProps {
  readonly look: ValueLook | ShapeKind;
  /** To which side a value in the attention band deviates. */
  readonly side: 'up' | 'down';
}

/** The state of a value in one shape, told apart without its colour: dot, triangle, square, hatch, dash. */
export function StateShape({ look, side }: StateShapeProps) {
  const kind = typeof look === 'string' ? look : shapeOf(look);
  const path = kind === 'attention' ? paths.attention[side] : paths[kind];
  return (
    <svg className={styles.shape} viewBox="0 0 16 16" data-kind={kind} aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
