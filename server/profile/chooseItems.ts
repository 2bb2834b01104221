import { z } from 'zod';
import { overlay } from './overlay.ts';
import type { PlacedItem, Report } from './placedItem.ts';

/** Items as they are written, before a schema has seen them. */
export const rawItemsSchema = z.array(z.looseObject({})).default([]);

/**
 * What a list of a province takes from the catalogue: everything, or what `use` names ("dvc.*", an id), without what
 * `except` names, with the differences that `override` gives by id.
 */
export const choiceShape = {
  use: z.union([z.literal('all'), z.array(z.string())]).default([]),
  except: z.array(z.string()).default([]),
  override: z.record(z.string(), z.looseObject({})).default({}),
};
export type Choice = Readonly<z.infer<z.ZodObject<typeof choiceShape>>>;

export interface Chooser {
  /** The province's file, and the name that its own list has in it. */
  readonly file: string;
  readonly list: string;
  /** The field that identifies an item. */
  readonly key: 'id' | 'indicator';
  readonly catalogue: readonly PlacedItem[];
  /** The items that the province has itself. */
  readonly own: readonly unknown[];
  /** Whether the province has what an item is about; one that it has not is left out unless it was asked for by its id. */
  readonly fits?: (value: unknown) => boolean;
  readonly report: Report;
}

const idOf = (item: PlacedItem, key: string): string =>
  String((item.value as Readonly<Record<string, unknown>>)[key] ?? '');

const names = (pattern: string, id: string): boolean =>
  pattern.endsWith('.*') ? id.startsWith(pattern.slice(0, -1)) : pattern === id;

function checkPatterns({ use, except }: Choice, { catalogue, key, file, report }: Chooser): void {
  const check = (field: string, patterns: readonly string[]): void => {
    for (const [index, pattern] of patterns.entries())
      if (!catalogue.some((item) => names(pattern, idOf(item, key))))
        report(file, `${field}[${index}]`, `"${pattern}" is nothing that the catalogue has`);
  };
  if (use !== 'all') check('use', use);
  check('except', except);
}

function withChange(item: PlacedItem, { override }: Choice, { file, key }: Chooser): PlacedItem {
  const id = idOf(item, key);
  if (!Object.hasOwn(override, id)) return item;
  const value = override[id];
  return { ...item, value: overlay(item.value, value), change: { file, path: `override["${id}"]`, value } };
}

/** The items of a province: those of the catalogue that it uses, with its differences, and then its own. */
export function chooseItems(choice: Choice, chooser: Chooser): PlacedItem[] {
  const { file, list, key, catalogue, own, fits = () => true, report } = chooser;
  const { use, except, override } = choice;
  checkPatterns(choice, chooser);
  const isUsed = (item: PlacedItem): boolean => {
    const id = idOf(item, key);
    if (except.some((pattern) => names(pattern, id))) return false;
    if (use !== 'all' && use.includes(id)) return true;
    return (use === 'all' || use.some((pattern) => names(pattern, id))) && fits(item.value);
  };
  const used = catalogue.filter(isUsed);

  const known = new Set(used.map((item) => idOf(item, key)));
  for (const id of Object.keys(override))
    if (!known.has(id))
      report(file, `override["${id}"]`, `"${id}" is not used from the catalogue, so nothing can differ`);

  return [
    ...used.map((item) => withChange(item, choice, chooser)),
    ...own.map((value, index) => ({ value, file, path: `${list}[${index}]`, change: null })),
  ];
}
