import { useEffect, useRef } from 'react';

export type TrackingKey = 'next' | 'previous' | 'first' | 'last' | 'step' | 'find';

const keys: Readonly<Record<string, TrackingKey>> = {
  ArrowDown: 'next',
  j: 'next',
  ArrowUp: 'previous',
  k: 'previous',
  Home: 'first',
  End: 'last',
  Enter: 'step',
  '/': 'find',
};

/** The command of a key, wherever on the page it is pressed; null where somebody types, or chooses something else. */
export function trackingKeyOf(
  { key, ctrlKey, altKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
  target: { readonly tag: string; readonly inDialog: boolean },
): TrackingKey | null {
  if (ctrlKey || altKey || metaKey || target.inDialog) return null;
  if (['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tag)) return null;
  // Enter on a button or a link is that button's.
  if (key === 'Enter' && ['BUTTON', 'A'].includes(target.tag)) return null;
  return keys[key] ?? null;
}

/** Listens as long as the page is on screen. */
export function useTrackingKeys(onKey: (key: TrackingKey) => void): void {
  const listener = useRef(onKey);
  listener.current = onKey;
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      const element = event.target instanceof Element ? event.target : document.body;
      const inDialog = document.querySelector('dialog[open]') !== null;
      const command = trackingKeyOf(event, { tag: element.tagName, inDialog });
      if (command === null) return;
      event.preventDefault();
      listener.current(command);
    };
    window.addEventListener('keydown', heard);
    return () => window.removeEventListener('keydown', heard);
  }, []);
}
