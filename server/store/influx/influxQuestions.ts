import { groupOf, type IndicatorId } from '#shared/indicator/indicator.ts';
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

/** Which part of an indicator: the parts of a ratio, or the bare value. */
export type Part = 'parts' | 'bare';

/** The WHERE of a span and of area codes; `codes` null: every area. */
export function conditions({ fromAt, toAt }: Span, codes: readonly string[] | null): string {
  const areas = codes?.map((code) => `"area" = ${text(encodeTag(code))}`).join(' OR ');
  const all = [
    Number.isFinite(fromAt) ? `time >= ${Math.ceil(fromAt)}ms` : null,
    Number.isFinite(toAt) ? `time < ${Math.ceil(toAt)}ms` : null,
    areas ? `(${areas})` : null,
  ].filter((condition) => condition !== null);
  return all.length === 0 ? '' : ` WHERE ${all.join(' AND ')}`;
}

/**
 * The newest point of every area and source, with the time at which it was taken. One selector alone keeps that
 * time; two in a statement (`last(a), last(b)`) lose it. `codes` null: every area.
 */
export function newestQuestion(
  indicator: IndicatorId,
  part: Part,
  span: Span,
  codes: readonly string[] | null,
): string {
  const fields = fieldsOf(indicator);
  const columns =
    part === 'parts'
      ? `last(${quotedName(fields.numerator)}) AS "numerator", ${quotedName(fields.denominator)} AS "denominator"`
      : `last(${quotedName(fields.value)}) AS "value"`;
  return (
    `SELECT ${columns}, ${quotedName(fields.quality)} AS "quality" FROM ${quotedName(groupOf(indicator))}` +
    `${conditions(span, codes)} GROUP BY "area", "source"`
  );
}

/** Every point of a span. */
export function rawQuestion(
  indicator: IndicatorId,
  isRatio: boolean,
  span: Span,
  codes: readonly string[] | null,
): string {
  const fields = fieldsOf(indicator);
  const parts = `${quotedName(fields.numerator)} AS "numerator", ${quotedName(fields.denominator)} AS "denominator", `;
  return (
    `SELECT ${isRatio ? parts : ''}${quotedName(fields.value)} AS "value", ${quotedName(fields.quality)} AS "quality" FROM ${quotedName(groupOf(indicator))}` +
    `${conditions(span, codes)} GROUP BY "area", "source"`
  );
}

/** How many points of an indicator a span has, at most: one for each of its fields. */
export function countQuestion(indicator: IndicatorId, isRatio: boolean, span: Span): string {
  const { value, numerator } = fieldsOf(indicator);
  const counts = (isRatio ? [value, numerator] : [value]).map((field) => `count(${quotedName(field)})`);
  return `SELECT ${counts.join(', ')} FROM ${quotedName(groupOf(indicator))}${conditions(span, null)}`;
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
