/** Something short to say, with about how many letters it takes. */
export interface Part {
  readonly letters: number;
  /** Letters of its longest word, which does not break; where it is not given, as long as the lines allow. */
  readonly word?: number;
}

export interface Lines {
  readonly count: number;
  /** Letters on each line. */
  readonly letters: number;
}

/** What a separator between two parts costs. */
const between = 3;

/**
 * Takes what fits into some lines, in order of importance, as the browser will break them: a part that would need one
 * line more is skipped and never cut.
 */
export function fitParts<P extends Part>(parts: readonly P[], { count, letters }: Lines): P[] {
  let line = 1;
  let used = 0;
  return parts.filter((part) => {
    const onLine = used === 0 ? part.letters : used + between + part.letters;
    if (onLine <= letters) {
      used = onLine;
      return true;
    }
    if (line >= count || part.letters > letters) return false;
    line += 1;
    used = part.letters;
    return true;
  });
}

/**
 * As `fitParts`, with every part on lines of its own: narrow text breaks at each space and hardly ever fills a line,
 * hence the sixth on top.
 */
export function fitColumn<P extends Part>(parts: readonly P[], { count, letters }: Lines): P[] {
  let left = count;
  return parts.filter((part) => {
    if ((part.word ?? 0) > letters) return false;
    const cost = part.letters <= letters ? 1 : Math.ceil((part.letters * 7) / 6 / letters);
    if (cost > left) return false;
    left -= cost;
    return true;
  });
}
