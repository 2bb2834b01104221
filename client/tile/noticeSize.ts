import type { TileRoom } from './tileProps.ts';

/** Of a letter in ems, of a line in ems, and how much of a line its words fill. */
const letter = 0.56;
const line = 1.28;
const filled = 0.85;
const heading = 38;

const sizes = [72, 60, 50, 42, 34, 28, 24, 20];

/** The largest size in arc minutes at which a text of so many letters fits; the least that is read when none does. */
export function noticeSize(letters: number, { width, height }: TileRoom): number {
  const fits = (size: number): boolean => {
    const perLine = Math.floor((width * filled) / (size * letter));
    return perLine > 0 && Math.ceil(letters / perLine) * size * line <= height - heading;
  };
  return sizes.find(fits) ?? 20;
}
