import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './Dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Asked for with Esc, or by a press beside the dialog. */
  readonly onCancel: () => void;
  /** For what stands in two columns. */
  readonly wide?: boolean;
}

/**
 * A modal dialog on the element of the browser: it keeps the focus inside, makes the rest inert, and gives the focus
 * back to where it was.
 */
export function Dialog({ title, children, onCancel, wide = false }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    const focusedBefore = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (focusedBefore instanceof HTMLElement) focusedBefore.focus({ preventScroll: true });
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc is the key for it, through onCancel
    <dialog
      ref={element}
      className={styles.dialog}
      data-wide={wide}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
      onClick={(event) => {
        if (event.target === element.current) onCancel();
      }}
    >
      <div className={styles.body}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
