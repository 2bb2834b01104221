// Station 1 of a reading: items of POST /api/readings become raw points.
import type { z } from 'zod';
import type { RawPoint } from '#server/indicator/rawPoint.ts';
import {
  groupOf,
  type IndicatorId,
  indicatorIdSchema,
  nameWithinGroup,
} from '#shared/indicator/indicator.ts';
import { jsonReadingSchema, type Rejection } from '#shared/protocol/routes.ts';
import type { ParsedLines } from './lineProtocol.ts';

type JsonReading = z.infer<typeof jsonReadingSchema>;

function fieldsOf(name: string, { value, numerator, denominator }: JsonReading): RawPoint['fields'] {
  const fields: Record<string, number> = Object.create(null);
  if (value !== undefined) fields[name] = value;
  if (numerator !== undefined) fields[`${name}_num`] = numerator;
  if (denominator !== undefined) fields[`${name}_den`] = denominator;
  return fields;
}

/** Finer than a millisecond is cut down, as in line protocol. */
const instantOfItem = (at: JsonReading['at'], now: number): number =>
  at === undefined ? now : Math.floor(typeof at === 'number' ? at : Date.parse(at));

function pointOf(position: number, id: IndicatorId, item: JsonReading, now: number): RawPoint {
  const tags: Record<string, string> = Object.assign(Object.create(null), item.tags);
  tags.area = item.area;
  if (item.source !== undefined) tags.source = item.source;
  return {
    position,
    measurement: groupOf(id),
    tags,
    fields: fieldsOf(nameWithinGroup(id), item),
    at: instantOfItem(item.at, now),
  };
}

/** The first fault of an item, with the name of its field: "at: Invalid …". */
function faultText(error: z.ZodError): string {
  const [issue] = error.issues;
  if (!issue) return 'not a reading';
  return issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`;
}

/**
 * Reads the items of a JSON request, each by itself: a bad one is refused with its index, from 0, and the good ones are kept.
 * `now` (epoch ms) is the time of items that give none.
 */
export function parseJsonReadings(items: readonly unknown[], now: number): ParsedLines {
  const points: RawPoint[] = [];
  const rejections: Rejection[] = [];
  for (const [position, given] of items.entries()) {
    const item = jsonReadingSchema.safeParse(given);
    const id = item.success ? indicatorIdSchema.safeParse(item.data.indicator) : null;
    if (!item.success) rejections.push({ position, code: 'malformed', detail: faultText(item.error) });
    else if (!id?.success)
      rejections.push({
        position,
        code: 'unknown-indicator',
        detail: `"${item.data.indicator}" is no indicator; expected "group.name", as "dvc.overdue"`,
      });
    else points.push(pointOf(position, id.data, item.data, now));
  }
  return { points, rejections, unlisted: 0 };
}
