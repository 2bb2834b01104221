/** The largest and the smallest numeral of a tile, in arc minutes; below 60 it is not read from the chair. */
const most = 84;
const least = 60;

/** Widths in ems of Inter's tabular digits at weight 650, of separators, and of the unit beside them. */
const digit = 0.655;
const separator = 0.3;

/** Label, padding and the lines below. */
const furniture = 84;

/** About the width of a numeral in ems. */
export const numeralEms = (text: string): number =>
  [...text].reduce((sum, glyph) => sum + (/[\d–−]/.test(glyph) ? digit : separator), 0);

/** The size of a numeral that fits its tile: as large as the room allows, never wider than `width`. */
export const numeralSize = (
  text: string,
  room: { readonly width: number; readonly height: number },
): number =>
  Math.max(least, Math.min(most, room.height - furniture, room.width / Math.max(1, numeralEms(text))));
