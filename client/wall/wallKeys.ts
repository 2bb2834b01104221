import type { RotationEvent } from '#shared/scene/rotation.ts';

/** What a key at the wall means; null for any other. Digits choose a scene by its number. */
export function rotationKey(key: string): RotationEvent | null {
  if (/^[1-9]$/.test(key)) return { kind: 'chosen', at: Number(key) - 1 };
  switch (key) {
    case 'ArrowRight':
    case 'PageDown':
      return { kind: 'stepped', by: 1 };
    case 'ArrowLeft':
    case 'PageUp':
      return { kind: 'stepped', by: -1 };
    case ' ':
      return { kind: 'toggled' };
    default:
      return null;
  }
}
