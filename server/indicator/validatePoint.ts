import type { Area } from '#shared/area/area.ts';
import type { Indicator, IndicatorId, SourceId } from '#shared/indicator/indicator.ts';
import type { Measured, Reading } from '#shared/indicator/reading.ts';
import { isReservedSource } from '#shared/indicator/reservedSource.ts';
import { rangeFaultOf } from '#shared/indicator/valueRange.ts';
import { dimensionsIn, dimensionsText } from '#shared/indicator/writtenForm.ts';
import type { Rejection, RejectionCode } from '#shared/protocol/routes.ts';
import { type SiteId, type SiteReport, siteStates } from '#shared/site/site.ts';
import type { Catalogue } from './catalogue.ts';
import type { RawPoint } from './rawPoint.ts';
import type { KeptBatch } from './readingStore.ts';

/** How far a source's clock may run ahead of ours. Further ahead, the value would look fresh for too long. */
export const futureToleranceMs = 10 * 60_000;
/** 1 January 2000, UTC: before it there is no electronic record; a time in seconds sent as ms lands here. */
export const earliestAt = Date.UTC(2000, 0, 1);

/** Sent by every Telegraf agent; says where the agent ran, not what the value is about. */
const ignoredTags: readonly string[] = ['host'];

export interface Validated extends KeptBatch {
  readonly rejections: readonly Rejection[];
}

interface Refusal {
  readonly code: RejectionCode;
  readonly detail: string;
}

const refuse = (code: RejectionCode, detail: string): Refusal => ({ code, detail });
const isRefusal = (value: object): value is Refusal => 'code' in value && 'detail' in value;

const isOneOf = <T extends string>(list: readonly T[], value: unknown): value is T =>
  list.some((item) => item === value);

interface Context {
  readonly catalogue: Catalogue;
  readonly now: number;
}

function areaOf(point: RawPoint, { catalogue }: Context): Area | Refusal {
  const code = point.tags.area;
  if (code === undefined) return refuse('unknown-area', 'tag "area" is missing; expected an area code');
  const day = catalogue.dayOf(point.at);
  return (
    catalogue.tree.resolve(code, day) ??
    refuse('unknown-area', `area "${code}" is not known on ${day}; GET /api/areas lists the codes`)
  );
}

/** Any number may come as a time, also one that no calendar has. */
const instantText = (at: number): string =>
  Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : `${at} ms since 1970`;

function timeProblem({ at }: RawPoint, { now }: Context): Refusal | null {
  if (at > now + futureToleranceMs)
    return refuse('time-out-of-range', `${instantText(at)} is more than 10 minutes in the future`);
  return at < earliestAt
    ? refuse('time-out-of-range', `${instantText(at)} is before 2000; check the precision of the request`)
    : null;
}

function unknownSource(source: string | undefined, { catalogue }: Context): Refusal | null {
  return source === undefined ||
    catalogue.sources.has(source as SourceId) ||
    isReservedSource(source as SourceId)
    ? null
    : refuse('unknown-source', `source "${source}" is not in the profile`);
}

function unknownTag(tags: RawPoint['tags'], known: readonly string[]): Refusal | null {
  for (const tag in tags)
    if (!known.includes(tag) && !ignoredTags.includes(tag))
      return refuse('unknown-tag', `tag "${tag}" is not known here; expected ${known.join(', ')}`);
  return null;
}

function unknownSiteField(fields: RawPoint['fields']): Refusal | null {
  const unknown = Object.keys(fields).find((field) => field !== 'state' && field !== 'cause');
  return unknown === undefined
    ? null
    : refuse('unknown-indicator', `field "${unknown}" is not known of a site; expected state, cause`);
}

function siteReportOf(point: RawPoint, context: Context): SiteReport | Refusal {
  const { site, area } = point.tags;
  const { state, cause } = point.fields;
  const problem =
    timeProblem(point, context) ??
    unknownTag(point.tags, ['site', 'area', 'source']) ??
    unknownSource(point.tags.source, context) ??
    unknownSiteField(point.fields);
  if (problem) return problem;
  const known = context.catalogue.sites.get(site as SiteId);
  if (!known) return refuse('unknown-site', `site "${site ?? ''}" is not in the profile`);
  const place =
    area === undefined ? undefined : context.catalogue.tree.resolve(area, context.catalogue.dayOf(point.at));
  if (area !== undefined && place?.id !== known.area)
    return refuse('unknown-area', `site "${known.id}" lies in area "${known.area}", not in "${area}"`);
  if (!isOneOf(siteStates, state))
    return refuse(
      'wrong-type',
      `field "state" is ${JSON.stringify(state ?? null)}; expected ${siteStates.join(', ')}`,
    );
  if (cause !== undefined && (typeof cause !== 'string' || cause.length > 60))
    return refuse('wrong-type', 'field "cause" must be a text of at most 60 characters');
  return { site: known.id, at: point.at, state, cause: cause ?? null };
}

/** Why a field with these tags is no indicator, and how it, or what was meant, is written. */
function noClaim({ measurement, tags }: RawPoint, field: string, { catalogue }: Context): Refusal {
  const name = `${measurement}.${field}`;
  const alternatives = catalogue.forms.alternatives(measurement, field);
  if (alternatives.length > 0) {
    const written = alternatives.map(({ dimensions }) => dimensionsText(dimensions) || 'no such tag');
    const given = dimensionsText(dimensionsIn(tags));
    return refuse(
      'unknown-dimension',
      `"${name}" is not known ${given ? `with ${given}` : 'without a tag'}; expected ${written.join(' or ')}`,
    );
  }
  const whole = /^(.+)_(?:num|den)$/.exec(field)?.[1];
  const plain = whole === undefined ? [] : catalogue.forms.alternatives(measurement, whole);
  return refuse(
    'unknown-indicator',
    plain.length > 0
      ? `"${measurement}.${whole}" is a plain value and has no parts; send the field "${whole}"`
      : `"${name}" is not in the profile; GET /api/indicators lists them`,
  );
}

interface Parts {
  value?: number;
  numerator?: number;
  denominator?: number;
}

function measuredOf({ value, numerator, denominator }: Parts, id: IndicatorId): Measured | Refusal {
  if (numerator !== undefined && denominator !== undefined) return { kind: 'ratio', numerator, denominator };
  if (value !== undefined && numerator === undefined && denominator === undefined)
    return { kind: 'value', value };
  return refuse('part-missing', `"${id}" needs both its numerator and its denominator`);
}

function rangeProblem(measured: Measured, indicator: Indicator): Refusal | null {
  const { id } = indicator;
  const told = measured.kind === 'value' ? measured.value : `${measured.numerator}/${measured.denominator}`;
  const out = (accepted: string): Refusal =>
    refuse('value-out-of-range', `"${id}" is ${told}; expected ${accepted}`);
  const fault = rangeFaultOf(measured, indicator);
  switch (fault) {
    case null:
      return null;
    case 'negative-denominator':
      return refuse('wrong-type', `the denominator of "${id}" is negative`);
    case 'negative':
      return out(measured.kind === 'value' ? '0 or more' : 'a numerator of 0 or more');
    case 'part-of-nothing':
      return out('a numerator of 0 where the denominator is 0');
    case 'over-whole':
      return out('a numerator of at most the denominator');
    case 'over-hundred':
      return out('a share of at most 100');
    default:
      return fault satisfies never;
  }
}

function collectParts(point: RawPoint, context: Context): Map<Indicator, Parts> | Refusal {
  const claims = context.catalogue.forms.claimsOf(point.measurement, dimensionsIn(point.tags));
  const parts = new Map<Indicator, Parts>();
  for (const [field, value] of Object.entries(point.fields)) {
    const claim = claims.get(field);
    if (!claim) return noClaim(point, field, context);
    if (typeof value !== 'number')
      return refuse('wrong-type', `field "${field}" is ${JSON.stringify(value)}; expected a number`);
    if (!Number.isFinite(value)) return refuse('not-finite', `field "${field}" is not a finite number`);
    const known = parts.get(claim.indicator) ?? {};
    known[claim.part] = value;
    parts.set(claim.indicator, known);
  }
  return parts;
}

function readingsOf(point: RawPoint, context: Context): Reading[] | Refusal {
  // The time first: the area depends on its day.
  const problem =
    timeProblem(point, context) ??
    unknownTag(point.tags, context.catalogue.forms.tagsOf(point.measurement)) ??
    unknownSource(point.tags.source, context);
  if (problem) return problem;
  const area = areaOf(point, context);
  if (isRefusal(area)) return area;
  const source = point.tags.source as SourceId | undefined;
  const parts = collectParts(point, context);
  if (isRefusal(parts)) return parts;
  const readings: Reading[] = [];
  for (const [indicator, given] of parts) {
    if (!indicator.levels.includes(area.level))
      return refuse(
        'wrong-level',
        `"${indicator.id}" is reported for ${indicator.levels.join(', ')}, not ${area.level}`,
      );
    const measured = measuredOf(given, indicator.id);
    if (isRefusal(measured)) return measured;
    const outOfRange = rangeProblem(measured, indicator);
    if (outOfRange) return outOfRange;
    const quality = indicator.measure === 'ratio' && measured.kind === 'value' ? 'uncertain' : 'good';
    const at = point.at;
    readings.push({
      indicator: indicator.id,
      area: area.id,
      at,
      measured,
      source: source ?? indicator.source,
      quality,
    });
  }
  return readings;
}

/**
 * Station 2 of a reading: turns raw points into readings of known indicators and areas. A point is taken whole or refused
 * whole, with its position and what would have been accepted; nothing is guessed and a blank is never zero.
 */
export function validatePoints(points: readonly RawPoint[], context: Context): Validated {
  const readings: Reading[] = [];
  const siteReports: SiteReport[] = [];
  const rejections: Rejection[] = [];
  for (const point of points) {
    const isSite = point.measurement === 'site';
    const outcome = isSite ? siteReportOf(point, context) : readingsOf(point, context);
    if (isRefusal(outcome))
      rejections.push({ position: point.position, code: outcome.code, detail: outcome.detail });
    else if (Array.isArray(outcome)) readings.push(...outcome);
    else siteReports.push(outcome);
  }
  return { readings, siteReports, rejections };
}
