import { useRef } from 'react';

/** The list as it was as long as its items are the same: what is drawn from it is not drawn again. */
export function useSameList<T>(list: readonly T[], isSame: (a: T, b: T) => boolean): readonly T[] {
  const last = useRef(list);
  const before = last.current;
  const unchanged =
    before === list ||
    (before.length === list.length &&
      list.every((item, index) => {
        const other = before[index];
        return other !== undefined && isSame(item, other);
      }));
  if (!unchanged) last.current = list;
  return last.current;
}
