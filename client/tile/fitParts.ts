/** Something short to say, with about how many letters it takes. */
export interface Part {
  readonly letters: number;
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
