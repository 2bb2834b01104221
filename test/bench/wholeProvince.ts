import type { LevelId } from '#shared/area/area.ts';
import type { Indicator, RollUp } from '#shared/indicator/indicator.ts';
import type { Measured } from '#shared/indicator/reading.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import { anArea, anIndicator, asIndicator } from '#test/support/readingBuilders.ts';

/** A province as large as the largest that ships: 1 province, 21 districts, 146 communes, 155 indicators. */
const districtCount = 21;
const communeCount = 146;
const indicatorCount = 155;

const districts = Array.from({ length: districtCount }, (_, index) => `d${index}`);
const communes = Array.from({ length: communeCount }, (_, index) => `c${index}`);

const rules: readonly RollUp[] = [
  { rule: 'sum' },
  { rule: 'ratio' },
  { rule: 'sum' },
  { rule: 'ratio' },
  { rule: 'max' },
  { rule: 'last' },
  { rule: 'weighted-mean', weight: asIndicator('g0.i0') },
];

/** Of every rule; two of three come from the districts, the others from the communes. */
function indicatorAt(index: number): Indicator {
  const rollUp = rules[index % rules.length] ?? { rule: 'sum' };
  return anIndicator({
    id: `g${index % 12}.i${index}`,
    rollUp,
    measure: rollUp.rule === 'ratio' ? 'ratio' : 'value',
    levels: [(index % 3 === 2 ? 'commune' : 'district') as LevelId],
    thresholds: { attention: 1_000, critical: 2_000, deadband: 10 },
    decimals: 2,
  });
}

export const wholeProvince = (indicators = indicatorCount): Profile =>
  aProfile({
    areas: [
      anArea({ id: 'nghe-an', level: 'province', parent: null }),
      ...districts.map((id) => anArea({ id })),
      ...communes.map((id, index) => anArea({ id, level: 'commune', parent: `d${index % districtCount}` })),
    ],
    indicators: Array.from({ length: indicators }, (_, index) => indicatorAt(index)),
    rules: [],
    sites: [],
  });

export const reportingAreas = ({ levels: [level] }: Indicator): readonly string[] =>
  level === 'commune' ? communes : districts;

/** A value that changes with `tick`, now and then with two decimals, of an area. */
export function measuredAt({ measure }: Pick<Indicator, 'measure'>, area: number, tick: number): Measured {
  const value = ((tick * 7 + area * 13) % 997) + (area % 4 === 0 ? 0.25 : 0);
  return measure === 'ratio'
    ? { kind: 'ratio', numerator: value, denominator: value + 100 }
    : { kind: 'value', value };
}

export const percentile = (list: readonly number[], share: number): number =>
  list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0;
