/** One way to say something: a text that flows behind a mark of this width. */
export interface Wording {
  readonly mark: number;
  readonly text: string;
}

export interface ColumnPart {
  readonly wordings: readonly Wording[];
}

interface ColumnRoom {
  readonly count: number;
  /** In the measure of `widthOf`. */
  readonly width: number;
}

/** The lines a wording takes as the browser breaks it, at spaces alone; infinite when a word is wider than the room. */
function linesOf({ mark, text }: Wording, width: number, widthOf: (text: string) => number): number {
  const space = widthOf(' ');
  let lines = 1;
  let used = mark;
  for (const [index, word] of text.split(' ').entries()) {
    const own = widthOf(word);
    const before = index === 0 ? used : used + space;
    if (before + own <= width) {
      used = before + own;
      continue;
    }
    // A mark alone on its line says nothing.
    if (index === 0 || own > width) return Number.POSITIVE_INFINITY;
    lines += 1;
    used = own;
  }
  return lines;
}

/**
 * Takes what fits into a narrow column, in order of importance, every part on lines of its own and in the first of its
 * wordings there is room for. A part without one is left out and never cut.
 */
export function fitColumn<P extends ColumnPart>(
  parts: readonly P[],
  { count, width }: ColumnRoom,
  widthOf: (text: string) => number,
): { readonly part: P; readonly wording: P['wordings'][number] }[] {
  let left = count;
  return parts.flatMap((part) => {
    for (const wording of part.wordings as readonly P['wordings'][number][]) {
      const lines = linesOf(wording, width, widthOf);
      if (lines > left) continue;
      left -= lines;
      return [{ part, wording }];
    }
    return [];
  });
}
