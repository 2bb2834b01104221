import type { KeptBatch } from '#server/indicator/readingStore.ts';
import type { Area, AreaId, Level, LevelId } from '#shared/area/area.ts';
import { type AreaTree, createAreaTree } from '#shared/area/areaTree.ts';
import type { Indicator, IndicatorId, SourceId } from '#shared/indicator/indicator.ts';
import type { Measured, Quality, Reading } from '#shared/indicator/reading.ts';
import type { Site, SiteId, SiteReport } from '#shared/site/site.ts';

/** The moment around which the tests play: 21 November 2024, 07:00 UTC, 14:00 in Việt Nam; a whole hour. */
export const testNow = 1_732_172_400_000;
export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

export const asArea = (id: string): AreaId => id as AreaId;
export const asIndicator = (id: string): IndicatorId => id as IndicatorId;
export const asSource = (id: string): SourceId => id as SourceId;
export const asSite = (id: string): SiteId => id as SiteId;

const named = (text: string) => ({ vi: text, en: text });

/** A reading of `dvc.overdue` for Vinh. `value`, or `numerator` and `denominator`, are short for `measured`. */
export interface ReadingGiven {
  readonly indicator?: string;
  readonly area?: string;
  readonly at?: number;
  readonly source?: string;
  readonly quality?: Quality;
  readonly measured?: Measured;
  readonly value?: number;
  readonly numerator?: number;
  readonly denominator?: number;
}

export function aReading(given: ReadingGiven = {}): Reading {
  const {
    indicator = 'dvc.overdue',
    area = 'vinh',
    at = testNow,
    source = 'portal',
    quality = 'good',
  } = given;
  const { value = 42, numerator, denominator } = given;
  const measured: Measured =
    given.measured ??
    (numerator === undefined || denominator === undefined
      ? { kind: 'value', value }
      : { kind: 'ratio', numerator, denominator });
  return {
    indicator: asIndicator(indicator),
    area: asArea(area),
    at,
    measured,
    source: asSource(source),
    quality,
  };
}

export const aBatch = (given: Partial<KeptBatch> = {}): KeptBatch => ({
  readings: [],
  siteReports: [],
  ...given,
});

export function aSiteReport(
  given: Partial<Omit<SiteReport, 'site'>> & { readonly site?: string } = {},
): SiteReport {
  const { site = 'bts-1', at = testNow, state = 'up', cause = null } = given;
  return { site: asSite(site), at, state, cause };
}

/** A plain count that comes every minute from every district. */
export function anIndicator(
  given: Partial<Omit<Indicator, 'id' | 'source'>> & { readonly id?: string; readonly source?: string } = {},
): Indicator {
  const { id = 'dvc.overdue', source = 'portal', ...rest } = given;
  return {
    name: named(id),
    unit: named('hồ sơ'),
    decimals: 0,
    measure: 'value',
    better: 'down',
    cadence: minuteMs,
    grace: minuteMs,
    missingAfter: 24 * hourMs,
    rollUp: { rule: 'sum' },
    levels: ['district' as LevelId],
    owner: named('Sở Thông tin và Truyền thông'),
    ...rest,
    id: asIndicator(id),
    source: asSource(source),
  };
}

/** A district of the province, valid for ever; its code is its id unless given. */
export function anArea(
  given: Partial<Omit<Area, 'id' | 'level' | 'parent'>> & {
    readonly id?: string;
    readonly level?: string;
    readonly parent?: string | null;
  } = {},
): Area {
  const { id = 'vinh', level = 'district', parent = 'nghe-an', ...rest } = given;
  return {
    code: id,
    name: named(id),
    fullName: named(id),
    validFrom: null,
    validTo: null,
    replaces: [],
    ...rest,
    id: asArea(id),
    level: level as LevelId,
    parent: parent === null ? null : asArea(parent),
  };
}

export const testTimeZone = 'Asia/Ho_Chi_Minh';

export const testLevels: readonly Level[] = ['province', 'district', 'commune'].map((id) => ({
  id: id as LevelId,
  name: named(id),
  many: named(id),
}));

/** The day on which code 16690 of the test tree passed from one commune to another. */
export const reformDay = '2025-07-01';
/** Midnight of that day in the profile's time zone. */
export const reformAt = Date.UTC(2025, 5, 30, 17);

/**
 * Nghệ An with the districts Vinh (code 412), Diễn Châu (425) and Cửa Lò (413), and the commune code 16690, which stood
 * for Nghi Phú until the reform and for Trường Vinh since.
 */
export function aProfileTree(extra: readonly Area[] = []): AreaTree {
  return createAreaTree(testLevels, [
    anArea({ id: 'nghe-an', code: '40', level: 'province', parent: null }),
    anArea({ id: 'vinh', code: '412' }),
    anArea({ id: 'dien-chau', code: '425' }),
    anArea({ id: 'cua-lo', code: '413' }),
    anArea({ id: 'nghi-phu', code: '16690', level: 'commune', parent: 'vinh', validTo: reformDay }),
    anArea({ id: 'truong-vinh', code: '16690', level: 'commune', parent: 'vinh', validFrom: reformDay }),
    ...extra,
  ]);
}

/** Two plain indicators of one group, a ratio of the same, one of another group. */
export const testIndicators: readonly Indicator[] = [
  anIndicator({ id: 'dvc.overdue' }),
  anIndicator({ id: 'dvc.received' }),
  anIndicator({ id: 'dvc.submit_online_pct', measure: 'ratio', rollUp: { rule: 'ratio' }, better: 'up' }),
  anIndicator({ id: 'fb.open', source: '1022' }),
];

export function aSite(
  given: Partial<Omit<Site, 'id' | 'area'>> & { readonly id?: string; readonly area?: string } = {},
): Site {
  const { id = 'bts-1', area = 'vinh', ...rest } = given;
  return { kind: 'bts', name: named(id), at: [105.69, 18.67], ...rest, id: asSite(id), area: asArea(area) };
}

export const testSites: readonly Site[] = [aSite(), aSite({ id: 'bts-2', area: 'cua-lo' })];
