import { escape as escaped } from '@influxdata/influxdb-client';
import type { KeptBatch } from '#server/indicator/readingStore.ts';
import { ContentRefusal } from '#server/store/contentRefusal.ts';
import type { AreaId } from '#shared/area/area.ts';
import { groupOf, type IndicatorId, nameWithinGroup } from '#shared/indicator/indicator.ts';
import type { Measured, Quality, Reading } from '#shared/indicator/reading.ts';
import { isReservedSource } from '#shared/indicator/reservedSource.ts';
import type { SiteId, SiteReport } from '#shared/site/site.ts';
import type { AreaCodes } from './areaCodes.ts';

/** The measurement of site states; no indicator group may have its name. */
export const siteMeasurement = 'site';

/** Where the parts of an indicator that is written as `field` are kept within its measurement. */
export const fieldsOf = (field: string) => ({
  value: field,
  numerator: `${field}_num`,
  denominator: `${field}_den`,
  quality: `${field}_quality`,
});

/**
 * Line protocol has no way to write a line break into a tag, and a backslash at the end of one swallows the separator.
 * Those characters, and the per cent sign that marks them, are written as in a URL; all others stay readable.
 */
export const encodeTag = (text: string): string =>
  text.replace(
    /[%\\\p{Cc}]/gu,
    (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );

export const decodeTag = (text: string): string =>
  text.replace(/%(25|5C|7F|[0189][0-9A-F])/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

/** What goes without saying: a share whose parts nobody knows is uncertain, everything else is good. */
export const usualQuality = (measured: Measured, isRatio: boolean): Quality =>
  isRatio && measured.kind === 'value' ? 'uncertain' : 'good';

/**
 * A field once written can be overwritten and never taken away, so the mark of an unusual quality names the value that
 * it belongs to: after a correction of the value it no longer counts.
 */
export const qualityMark = (quality: Quality, measured: Measured): string =>
  measured.kind === 'value'
    ? `${quality} ${measured.value}`
    : `${quality} ${measured.numerator}/${measured.denominator}`;

const quoted = (text: string): string => escaped.quoted(text);

/** A line as it grows: readings of one group, area, source and time share it. */
type Lines = Map<string, Map<string, string>>;

function addField(lines: Lines, series: string, at: number, field: string, value: string): void {
  // A NUL cannot be in a tag after encoding.
  const key = `${series}\0${at}`;
  const fields = lines.get(key) ?? new Map<string, string>();
  lines.set(key, fields.set(field, value));
}

/**
 * Always written as floats, whole numbers too. The type of a field is settled by its first value, and an indicator that
 * was whole by chance would refuse its first fraction for as long as the shard lives.
 */
function addReading(lines: Lines, reading: Reading, code: string, isRatio: boolean): void {
  const { indicator, source, at, measured, quality } = reading;
  const tags = `area=${escaped.tag(encodeTag(code))},source=${escaped.tag(encodeTag(source))}`;
  const series = `${escaped.measurement(groupOf(indicator))},${tags}`;
  const fields = fieldsOf(nameWithinGroup(indicator));
  const add = (field: string, value: string) => addField(lines, series, at, field, value);
  if (measured.kind === 'value') add(fields.value, String(measured.value));
  else {
    add(fields.numerator, String(measured.numerator));
    add(fields.denominator, String(measured.denominator));
  }
  // What people bring may be taken back and brought again: a mark from before would still fit the same value.
  if (quality !== usualQuality(measured, isRatio) || isReservedSource(source))
    add(fields.quality, quoted(qualityMark(quality, measured)));
}

function addSiteReport(lines: Lines, { site, at, state, cause }: SiteReport, code: string | null): void {
  const area = code === null ? '' : `,area=${escaped.tag(encodeTag(code))}`;
  const series = `${siteMeasurement}${area},site=${escaped.tag(encodeTag(site))}`;
  addField(lines, series, at, 'state', quoted(state));
  // Written when there is none as well: it takes back the cause of an earlier report of the same time.
  addField(lines, series, at, 'cause', quoted(cause ?? ''));
}

export interface LineEncoder {
  readonly codes: AreaCodes;
  isRatio(indicator: IndicatorId): boolean;
  areaOfSite(site: SiteId): AreaId | undefined;
}

/** The batch as lines of line protocol, ms. Throws `ContentRefusal` for an area that could not be read back. */
export function linesOf({ readings, siteReports }: KeptBatch, encoder: LineEncoder): string[] {
  const lines: Lines = new Map();
  for (const reading of readings) {
    const code = encoder.codes.codeOf(reading.area, reading.at);
    if (code === null)
      throw new ContentRefusal(`area "${reading.area}" has no code at ${new Date(reading.at).toISOString()}`);
    addReading(lines, reading, code, encoder.isRatio(reading.indicator));
  }
  for (const report of siteReports) {
    const area = encoder.areaOfSite(report.site);
    addSiteReport(lines, report, area === undefined ? null : encoder.codes.codeOf(area, report.at));
  }
  return [...lines].map(([key, fields]) => {
    const [series, at] = key.split('\0');
    return `${series} ${[...fields].map(([name, value]) => `${name}=${value}`).join(',')} ${at}`;
  });
}
