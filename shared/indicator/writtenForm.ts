import { z } from 'zod';

/** Tags that say where, from whom or by what way a value came: no dimension of an indicator may have their name. */
export const ownTags = ['area', 'source', 'site', 'host'] as const;

const isOwnTag = (tag: string): boolean => ownTags.some((own) => own === tag);

/** Values that need no escape in line protocol and read the same in every InfluxDB. */
const dimensionValueSchema = z
  .string()
  .max(60)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u, 'expected letters, digits, "_", "." or "-"');

/**
 * How sources write an indicator that is one of several of a kind: the field that they share, and the tags that tell it from
 * the others. `mkt.enterprises_telecom` as `{ field: "enterprises", tags: { kind: "telecom" } }` comes as
 * `mkt,area=40,kind=telecom enterprises=5i`, and by its own name as before.
 */
export const writtenFormSchema = z.strictObject({
  field: z.string().regex(/^[a-z][a-z0-9_]*$/, 'expected a name in lower case, as "enterprises"'),
  tags: z
    .record(z.string().regex(/^[a-z][a-z0-9_]*$/, 'expected a name in lower case'), dimensionValueSchema)
    .refine((tags) => Object.keys(tags).length > 0, 'expected at least one tag')
    .refine((tags) => !Object.keys(tags).some(isOwnTag), {
      message: `${ownTags.join(', ')} have a meaning of their own; expected another name`,
    }),
});
export type WrittenForm = Readonly<z.infer<typeof writtenFormSchema>>;

type Tags = Readonly<Record<string, string>>;

const noDimensions: [name: string, value: string][] = [];

/** The tags that tell indicators of a kind apart, by name. */
export function dimensionsIn(tags: Tags): readonly [name: string, value: string][] {
  const names = Object.keys(tags).filter((name) => !isOwnTag(name));
  // Asked for every line, and nearly all of them have none.
  if (names.length === 0) return noDimensions;
  return names.sort().map((name) => [name, tags[name] ?? '']);
}

/** As in a line: `cause=power,operator=viettel`. */
export const dimensionsText = (dimensions: readonly (readonly [string, string])[]): string =>
  dimensions.map(([name, value]) => `${name}=${value}`).join(',');

/** The fields of an indicator that is written as `field`: a ratio has two parts, and may come as a bare share. */
export const fieldParts = (field: string, measure: 'value' | 'ratio') =>
  measure === 'value'
    ? ({ value: field } as const)
    : ({ value: field, numerator: `${field}_num`, denominator: `${field}_den` } as const);

interface Writable {
  readonly id: string;
  readonly measure: 'value' | 'ratio';
  readonly as?: WrittenForm | undefined;
}

/** Every way in which an indicator may be written: by its own name without a tag, and as its profile says. */
export function formsOf({ id, as }: Writable): readonly (WrittenForm & { readonly group: string })[] {
  const dot = id.indexOf('.');
  const group = id.slice(0, dot);
  const plain = { group, field: id.slice(dot + 1), tags: {} };
  return as ? [plain, { group, ...as }] : [plain];
}

/** A line as a source would write it, with "…" for what it fills in; in the form with tags where there is one. */
export function exampleLine(indicator: Writable): string {
  const form = formsOf(indicator).at(-1);
  if (!form) return '';
  const { value, ...parts } = fieldParts(form.field, indicator.measure);
  const fields = 'numerator' in parts ? [parts.numerator, parts.denominator] : [value];
  const tags = ['area=…', ...dimensionsIn(form.tags).map((dimension) => dimensionsText([dimension]))];
  return `${form.group},${tags.join(',')} ${fields.map((field) => `${field}=…`).join(',')}`;
}
