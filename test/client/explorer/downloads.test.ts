import { describe, expect, test } from 'vitest';
import { downloadAddress, downloadsOf } from '#client/explorer/downloads.ts';
import { exportQuerySchema } from '#shared/protocol/routes.ts';
import { anArea, anIndicator, aRow, plain, theProvince } from './builders.ts';

const kySon = anArea('Kỳ Sơn');
const indicator = anIndicator();
const facts = {
  area: theProvince,
  indicator,
  rankedIn: theProvince,
  rows: [aRow('Kỳ Sơn', plain(1))],
  endedOn: null,
};
const means = { format: 'xlsx', language: 'vi', toAt: 1_800_000_000_000, day: '2026-11-25' } as const;
const asked = (kind: Parameters<typeof downloadAddress>[0], area = theProvince) =>
  exportQuerySchema.parse(
    Object.fromEntries(new URLSearchParams(downloadAddress(kind, { area, indicator }, means).split('?')[1])),
  );

describe('what the page offers for keeping', () => {
  test('is the areas below, a month and a year', () => {
    expect(downloadsOf(facts)).toEqual(['areas', 'month', 'year']);
  });

  test('has no areas where the ranking is that of the area above', () => {
    expect(downloadsOf({ ...facts, area: kySon })).toEqual(['month', 'year']);
  });

  test('is the last year alone of an area that ended', () => {
    expect(downloadsOf({ ...facts, endedOn: '2024-12-01' })).toEqual(['lastYear']);
  });
});

describe('the address of a file', () => {
  test('of the areas asks for all of them at the moment on screen', () => {
    expect(asked('areas')).toMatchObject({ children: '1', format: 'xlsx', lang: 'vi', to: means.toAt });
  });

  test('of a living area follows its territory, of one that ended the area itself', () => {
    expect(asked('year', kySon)).toMatchObject({
      area: kySon.id,
      territory: '2026-11-25',
      from: means.toAt - 365 * 86_400_000,
      every: 86_400_000,
    });
    expect(asked('lastYear', kySon).territory).toBeUndefined();
  });
});
