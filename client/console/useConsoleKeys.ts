import { useEffect, useRef } from 'react';
import { type ConsoleCommand, consoleCommandOf } from './consoleKeys.ts';

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;

const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement;

/** Enter and the space bar press the button that has the focus; they are commands only elsewhere. */
const belongsToTarget = (event: KeyboardEvent): boolean =>
  isTextField(event.target) || (isPressable(event.target) && (event.key === 'Enter' || event.key === ' '));

/** Listens on the whole window: an operator need not first find the table. Silent while a dialog is open. */
export function useConsoleKeys(enabled: boolean, onCommand: (command: ConsoleCommand) => void): void {
  const handler = useRef(onCommand);
  handler.current = onCommand;
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || belongsToTarget(event)) return;
      const command = consoleCommandOf(event);
      if (command === null) return;
      event.preventDefault();
      handler.current(command);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [enabled]);
}
