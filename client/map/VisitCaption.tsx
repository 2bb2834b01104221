import { priorityShapes } from '#client/alert/AlertMark.tsx';
import { textWidth } from '#client/ui/textWidth.ts';
import type { Priority } from '#shared/alert/priority.ts';
import type { Rect } from './projection.ts';
import styles from './VisitCaption.module.css';

/** In arc minutes. */
const sizes = { edge: 14, name: 40, height: 88, mark: 46 } as const;

/** What the caption of an area takes of the map's box, in pixels. */
export const captionRect = (name: string, note: string, u: number): Rect => ({
  left: sizes.edge * u,
  top: sizes.edge * u,
  right:
    (sizes.edge + sizes.mark) * u +
    Math.max(textWidth(name, 650, sizes.name * u), textWidth(note, 400, 20 * u)) +
    sizes.edge * u,
  bottom: (sizes.edge + sizes.height) * u,
});

export interface VisitWords {
  /** Of the area. */
  readonly name: string;
  /** What is the matter there. */
  readonly note: string;
  readonly priority: Priority;
}

/** Where the map is, and why. */
export function VisitCaption({ name, note, priority }: VisitWords) {
  return (
    <p className={styles.caption}>
      <svg viewBox="0 0 16 16" className={styles.mark} data-priority={priority} aria-hidden="true">
        <path d={priorityShapes[priority]} />
      </svg>
      <span>
        <b className={styles.name}>{name}</b>
        <span className={styles.note}>{note}</span>
      </span>
    </p>
  );
}
