/**
 * How somebody can be named, the longest first: in full, and by the last words, without what is said of them. With three words a
 * Vietnamese name fills half a row. The last words of a post ("Điều hành viên") are no name, and are not written large.
 */
export function namesOf(name: string): string[] {
  const words = name.replace(/\s*\(.*\)/, '').split(/\s+/);
  const parts = [2, 1].filter((count) => count < words.length).map((count) => words.slice(-count).join(' '));
  return [words.join(' '), ...parts.filter((part) => /^\p{Lu}/u.test(part))];
}
