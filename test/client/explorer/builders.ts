import type { RankedArea } from '#client/explorer/ranking.ts';
import type { ValueLook } from '#client/indicator/valueLook.ts';
import { type Area, areaSchema, type Level, levelSchema } from '#shared/area/area.ts';
import { bandFor } from '#shared/indicator/band.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import { type Indicator, indicatorSchema } from '#shared/indicator/indicator.ts';
import type { Measured } from '#shared/indicator/reading.ts';

export const now = Date.UTC(2026, 10, 21, 7, 32);

const bothLanguages = (text: string) => ({ vi: text, en: text });

export const levels: readonly Level[] = [
  { id: 'province', name: { vi: 'Tỉnh', en: 'Province' }, many: { vi: 'tỉnh', en: 'provinces' } },
  { id: 'district', name: { vi: 'Huyện', en: 'District' }, many: { vi: 'huyện', en: 'districts' } },
  { id: 'commune', name: { vi: 'Xã', en: 'Commune' }, many: { vi: 'xã', en: 'communes' } },
].map((level) => levelSchema.parse(level));

/** `anArea('Kỳ Sơn')` is a district of the province; its id is its name without blanks. */
export const anArea = (name: string, more: Record<string, unknown> = {}): Area =>
  areaSchema.parse({
    id: name.replaceAll(' ', ''),
    code: name,
    name: bothLanguages(name),
    fullName: { vi: `Huyện ${name}`, en: `${name} District` },
    level: 'district',
    parent: 'NghệAn',
    validFrom: null,
    validTo: null,
    replaces: [],
    ...more,
  });

export const theProvince = anArea('Nghệ An', {
  level: 'province',
  parent: null,
  fullName: { vi: 'Tỉnh Nghệ An', en: 'Nghe An Province' },
});

export const anIndicator = (more: Record<string, unknown> = {}): Indicator =>
  indicatorSchema.parse({
    id: 'dvc.submit_online_pct',
    name: { vi: 'Tỷ lệ hồ sơ nộp trực tuyến', en: 'Dossiers submitted online' },
    unit: bothLanguages('%'),
    partsUnit: { vi: 'hồ sơ', en: 'dossiers' },
    decimals: 1,
    measure: 'ratio',
    better: 'up',
    target: 80,
    cadence: '2m',
    grace: '3m',
    missingAfter: '1h',
    rollUp: { rule: 'ratio' },
    levels: ['district'],
    source: 'portal',
    owner: bothLanguages('Sở'),
    ...more,
  });

export const aCount = (more: Record<string, unknown> = {}): Indicator =>
  anIndicator({
    id: 'dvc.overdue',
    name: { vi: 'Số hồ sơ quá hạn', en: 'Overdue dossiers' },
    unit: { vi: 'hồ sơ', en: 'dossiers' },
    decimals: 0,
    measure: 'value',
    better: 'down',
    target: 0,
    rollUp: { rule: 'sum' },
    ...more,
  });

export const ratio = (numerator: number, denominator: number): Measured => ({
  kind: 'ratio',
  numerator,
  denominator,
});
export const plain = (value: number): Measured => ({ kind: 'value', value });

export const aCell = (area: Area, indicator: Indicator, more: Partial<Cell> = {}): Cell => ({
  indicator: indicator.id,
  area: area.id,
  at: now - 60_000,
  measured: null,
  band: bandFor(null, indicator, 'calm'),
  origin: 'reported',
  reporting: 1,
  expected: 1,
  ...more,
});

const numberFrom = (measured: Measured): number =>
  measured.kind === 'value' ? measured.value : (100 * measured.numerator) / measured.denominator;

/** A row with a fresh value in the calm band, or a missing one; `look` changes the rest. */
export const aRow = (
  name: string,
  measured: Measured | null,
  { area = anArea(name), ...look }: Partial<ValueLook> & { readonly area?: Area } = {},
): RankedArea => ({
  area,
  cell: aCell(area, anIndicator(), { measured }),
  look: {
    freshness: measured === null ? 'missing' : 'fresh',
    value: measured === null ? null : numberFrom(measured),
    band: 'calm',
    at: measured === null ? null : now - 60_000,
    overdueMs: 0,
    partial: false,
    ...look,
  },
});
