import type { z } from 'zod';
import { comesFrom } from './overlay.ts';

/** Tells whoever wrote a profile what is wrong: file, path within it (`rules[3].condition.limit`), what was expected. */
export type Report = (file: string, path: string, message: string) => void;

interface Place {
  readonly file: string;
  readonly path: string;
}

/** An item of a list of a profile, and where it was written: all of it in one place, or a base with a change upon it. */
export interface PlacedItem extends Place {
  readonly value: unknown;
  readonly change: (Place & { readonly value: unknown }) | null;
}

export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');

/** The keys of a path as text: "condition.limits[2]" → condition, limits, 2. */
const keysOf = (path: string): string[] => path.match(/[^.[\]]+/g) ?? [];

const join = (path: string, rest: string): string =>
  rest === '' || rest.startsWith('[') ? `${path}${rest}` : `${path}.${rest}`;

/** The file and path in which the field at `path` of an item was written. */
export function placeOf({ file, path, change }: PlacedItem, within: string): Place {
  const place = change && comesFrom(change.value, keysOf(within)) ? change : { file, path };
  return { file: place.file, path: join(place.path, within) };
}

/** null, and every problem reported where it was written, when the item is not what `schema` says. */
export function parseItem<T extends z.ZodType>(
  item: PlacedItem,
  schema: T,
  report: Report,
): z.infer<T> | null {
  const parsed = schema.safeParse(item.value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    // An unknown field has no path of its own, and may stand in either place.
    const fields = issue.code === 'unrecognized_keys' ? issue.keys : [null];
    for (const field of fields) {
      const asked = pathText(field === null ? issue.path : [...issue.path, field]);
      const { file, path } = placeOf(item, asked);
      report(file, path, field === null ? issue.message : 'is not a field that is known here');
    }
  }
  return null;
}
