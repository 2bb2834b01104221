/** From where to where something reaches down the screen, px. */
export interface Span {
  readonly top: number;
  readonly bottom: number;
}

/**
 * How far a list has to scroll, px, so that a line out of sight stands in the middle of what is seen of the list; 0 for a
 * line in sight, which must not jump from under the finger that chose it.
 */
export function scrollToMiddle(line: Span, list: Span, screenHeight: number): number {
  // The list may reach below the fold of the page.
  const seen = { top: Math.max(0, list.top), bottom: Math.min(screenHeight, list.bottom) };
  if (line.top >= seen.top && line.bottom <= seen.bottom) return 0;
  return (line.top + line.bottom) / 2 - (seen.top + seen.bottom) / 2;
}
