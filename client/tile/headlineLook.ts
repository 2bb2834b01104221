/**
 * How a headline uses its room. `tall`: the line of the day below at the width of the tile. `large`: the line beside the
 * numeral, two lines below. `medium`: one line below. `small`: what matters most beside the numeral, nothing below.
 */
export type HeadlineLook = 'tall' | 'large' | 'medium' | 'small';

/** From these heights on, in arc minutes: label, numeral and the lines below fit. */
const leastHeight = { tall: 185, large: 150, medium: 112 } as const;

export function headlineLookOf(height: number): HeadlineLook {
  if (height >= leastHeight.tall) return 'tall';
  if (height >= leastHeight.large) return 'large';
  return height >= leastHeight.medium ? 'medium' : 'small';
}

/** Numerals of a look are all of one size, so that figures of a scene are compared by value and not by length. */
const sizeOf: Readonly<Record<HeadlineLook, number>> = { tall: 84, large: 72, medium: 62, small: 60 };
/** Below 60 arc minutes a figure is not read from the chair; only a number of seven digits goes there, never below 40. */
const least = 41;

/** Widths in ems of Inter's tabular digits at weight 650 set tight, and of separators. */
const digit = 0.63;
const separator = 0.28;

/** About the width of a numeral in ems. */
export const numeralEms = (text: string): number =>
  [...text].reduce((sum, glyph) => sum + (/[\d–−]/.test(glyph) ? digit : separator), 0);

/** A tile of this height has a numeral of the size of its look; in a higher one it grows, up to what dominates a scene. */
const growsFrom = 230;
const mostSize = 140;

/** The wished size in arc minutes, or what a numeral of this width in ems has room for, down to what is read from the chair. */
export const fittedSize = (wished: number, ems: number, width: number): number =>
  Math.max(least, Math.min(wished, width / Math.max(1, ems)));

/** The size of a numeral in arc minutes: its look's, unless with its sign of `signEms` it would be wider than its room. */
export function numeralSize(
  text: string,
  look: HeadlineLook,
  {
    width,
    height,
    signEms = 0,
  }: { readonly width: number; readonly height: number; readonly signEms?: number },
): number {
  const wished =
    look === 'tall' ? Math.min(mostSize, sizeOf.tall * Math.max(1, height / growsFrom)) : sizeOf[look];
  return fittedSize(wished, numeralEms(text) + signEms, width);
}

/** Less than this beside the numeral and a day's line is a smudge. */
const leastLineWidth = 110;
/** In a small tile the details stand there first. */
const leastWithDetails = 280;

/** Where the line of the day stands; `none` where there is no room for one that says something. */
export function dayLinePlace(look: HeadlineLook, beside: number): 'beside' | 'below' | 'none' {
  if (look === 'small') return beside >= leastWithDetails ? 'beside' : 'none';
  if (look === 'tall') return 'below';
  if (beside >= leastLineWidth) return 'beside';
  return look === 'large' ? 'below' : 'none';
}
