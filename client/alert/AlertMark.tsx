import { type AlertFacts, stateOf } from '#shared/alert/alertState.ts';
import type { Priority } from '#shared/alert/priority.ts';
import styles from './AlertMark.module.css';

/** A shape for each priority, in a box of 16: told apart without colour, and from 10 m. */
export const priorityShapes: Readonly<Record<Priority, string>> = {
  critical: 'M1.5 1.5H14.5V14.5H1.5Z',
  high: 'M8 1.2 15.2 14.4H0.8Z',
  medium: 'M8 0.8 15.2 8 8 15.2 0.8 8Z',
  low: 'M8 2.4A5.6 5.6 0 1 1 7.99 2.4Z',
};

/**
 * How a state is drawn over the shape of the priority. `filled`: waits for somebody. `pierced`: it went back to normal and
 * nobody had taken it. `outline`: somebody has it, or it is hidden.
 */
type MarkLook = 'filled' | 'pierced' | 'outline';

export function markLookOf(facts: AlertFacts): MarkLook {
  switch (stateOf(facts)) {
    case 'unacknowledged':
    case 'latched-unacknowledged':
      return 'filled';
    case 'returned-unacknowledged':
      return 'pierced';
    default:
      return 'outline';
  }
}

interface AlertMarkProps {
  readonly priority: Priority;
  readonly facts: AlertFacts;
}

/** Shape by priority, filling by state. Takes the height of the text beside it; its words stand in that text. */
export function AlertMark({ priority, facts }: AlertMarkProps) {
  const look = markLookOf(facts);
  return (
    <svg
      className={styles.mark}
      viewBox="0 0 16 16"
      data-priority={priority}
      data-look={look}
      aria-hidden="true"
    >
      <path d={priorityShapes[priority]} />
      {look === 'pierced' && (
        <circle className={styles.core} cx="8" cy={priority === 'high' ? 9.8 : 8} r="1.8" />
      )}
    </svg>
  );
}
