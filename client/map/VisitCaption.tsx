import { priorityShapes } from '#client/alert/AlertMark.tsx';
import { useTexts } from '#client/locale/language.tsx';
import { textWidth } from '#client/ui/textWidth.ts';
import { mapTexts } from './mapTexts.ts';
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

/** Where the map is for a moment, and why. */
export function VisitCaption({ name }: { readonly name: string }) {
  const texts = useTexts(mapTexts);
  return (
    <p className={styles.caption}>
      <svg viewBox="0 0 16 16" className={styles.mark} aria-hidden="true">
        <path d={priorityShapes.critical} />
      </svg>
      <span>
        <b className={styles.name}>{name}</b>
        <span className={styles.note}>{texts.criticalHere}</span>
      </span>
    </p>
  );
}
