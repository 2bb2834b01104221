import type { FieldForm } from './fieldForms.ts';
import { encodeTag, fieldsOf, siteMeasurement } from './lineEncoding.ts';

/** An identifier of InfluxQL. */
export const quotedName = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
const text = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** [fromAt, toAt) in epoch ms; either may be infinite. */
export interface Span {
  readonly fromAt: number;
  readonly toAt: number;
}

export interface Asked {
  readonly span: Span;
  /** null: every area. */
  readonly codes: readonly string[] | null;
}

/** Which part of an indicator: the parts of a ratio, or the bare value. */
export type Part = 'parts' | 'bare';

/** The WHERE of a span, of area codes (null: every area) and of other tags. */
export function conditions(
  { fromAt, toAt }: Span,
  codes: readonly string[] | null,
  dimensions: FieldForm['dimensions'] = [],
): string {
  const areas = codes?.map((code) => `"area" = ${text(encodeTag(code))}`).join(' OR ');
  const all = [
    Number.isFinite(fromAt) ? `time >= ${Math.ceil(fromAt)}ms` : null,
    Number.isFinite(toAt) ? `time < ${Math.ceil(toAt)}ms` : null,
    areas ? `(${areas})` : null,
    ...dimensions.map(([name, value]) => `${quotedName(name)} = ${text(value)}`),
  ].filter((condition) => condition !== null);
  return all.length === 0 ? '' : ` WHERE ${all.join(' AND ')}`;
}

/**
 * The newest point of every area and source, with the time at which it was taken. One selector alone keeps that
 * time; two in a statement (`last(a), last(b)`) lose it. `codes` null: every area.
 */
export function newestQuestion(
  { group, field, dimensions }: FieldForm,
  part: Part,
  { span, codes }: Asked,
): string {
  const fields = fieldsOf(field);
  const columns =
    part === 'parts'
      ? `last(${quotedName(fields.numerator)}) AS "numerator", ${quotedName(fields.denominator)} AS "denominator"`
      : `last(${quotedName(fields.value)}) AS "value"`;
  return (
    `SELECT ${columns}, ${quotedName(fields.quality)} AS "quality" FROM ${quotedName(group)}` +
    `${conditions(span, codes, dimensions)} GROUP BY "area", "source"`
  );
}

/** Every point of a span. */
export function rawQuestion(
  { group, field, dimensions }: FieldForm,
  isRatio: boolean,
  { span, codes }: Asked,
): string {
  const fields = fieldsOf(field);
  const parts = `${quotedName(fields.numerator)} AS "numerator", ${quotedName(fields.denominator)} AS "denominator", `;
  return (
    `SELECT ${isRatio ? parts : ''}${quotedName(fields.value)} AS "value", ${quotedName(fields.quality)} AS "quality" FROM ${quotedName(group)}` +
    `${conditions(span, codes, dimensions)} GROUP BY "area", "source"`
  );
}

/** How many points of an indicator a span has, at most: one for each of its fields. */
export function countQuestion({ group, field, dimensions }: FieldForm, isRatio: boolean, span: Span): string {
  const { value, numerator } = fieldsOf(field);
  const counts = (isRatio ? [value, numerator] : [value]).map((name) => `count(${quotedName(name)})`);
  return `SELECT ${counts.join(', ')} FROM ${quotedName(group)}${conditions(span, null, dimensions)}`;
}

/** The time of the first or the last point that has a field, as the time of the only row. */
export const endQuestion = (end: 'first' | 'last', measurement: string, field: string): string =>
  `SELECT ${end}(${quotedName(field)}) FROM ${quotedName(measurement)}`;

/** Every report of a span. */
export const siteReportsQuestion = (span: Span): string =>
  `SELECT "state", "cause" FROM ${quotedName(siteMeasurement)}${conditions(span, null)} GROUP BY "site"`;

export const siteCountQuestion = (span: Span): string =>
  `SELECT count("state") FROM ${quotedName(siteMeasurement)}${conditions(span, null)}`;

/** The last word of every site before `toAt`, whatever area it was reported with. */
export const sitesQuestion = (toAt: number): string =>
  `SELECT last("state") AS "state", "cause" FROM ${quotedName(siteMeasurement)}` +
  `${conditions({ fromAt: Number.NEGATIVE_INFINITY, toAt }, null)} GROUP BY "site"`;
