import { chance } from '#server/profile/chance.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Measured } from '#shared/indicator/reading.ts';
import type { Demo } from '#shared/profile/profile.ts';
import { wander, wholeNear } from './demoNoise.ts';
import type { OfficeDay } from './officeDay.ts';

export type DemoEntry = Demo['indicators'][number];

/** Where and when a demo value is asked for. */
export interface DemoMoment {
  /** Area code. */
  readonly area: string;
  /** Epoch ms. */
  readonly at: number;
  readonly office: OfficeDay;
  /** 0 to 1: how hard the storm hits this area. */
  readonly storm: number;
  /** Whether the storm takes all of this area, whatever the indicator's own `storm` says. */
  readonly isDark: boolean;
}

/** A window of 30 days gains in a day, and loses at midnight, about this share of itself. */
const dayShareOfWindow = 0.01;

function ratioOf(entry: DemoEntry, { area, at, office, storm, isDark }: DemoMoment): Measured {
  const key = `${entry.indicator}@${area}`;
  const gained = entry.officeHours ? dayShareOfWindow * office.progressAt(at) : 0;
  const denominator = Math.round((entry.sizes?.[area] ?? entry.size ?? 0) * (1 + gained));
  const level = entry.areas?.[area] ?? entry.level;
  const share = level + entry.sway * wander(key, at) + (entry.storm ?? 0) * storm;
  const missing = wholeNear((denominator * (100 - share)) / 100, key, at);
  const lost = isDark && (entry.storm ?? 0) < 0 ? denominator : Math.min(missing, denominator);
  return { kind: 'ratio', numerator: denominator - lost, denominator };
}

/** A counter from midnight: what a day brings differs from day to day, but within a day it only rises. */
function counted(entry: DemoEntry, { area, at, office }: DemoMoment): number {
  const key = `${entry.indicator}@${area}:${office.dayAt(at)}`;
  const wholeDay = (entry.areas?.[area] ?? entry.level) + entry.sway * (2 * chance(key) - 1);
  return Math.max(0, Math.floor(wholeDay * office.progressAt(at) + chance(`${key}#`)));
}

/** A counter from New Year, the same in every year. */
function countedInYear(entry: DemoEntry, { area, at, office }: DemoMoment): number {
  return Math.round((entry.areas?.[area] ?? entry.level) * office.yearProgressAt(at));
}

function standing(entry: DemoEntry, indicator: Indicator, moment: DemoMoment): number {
  const { area, at, office, storm } = moment;
  const key = `${entry.indicator}@${area}`;
  const busy = entry.officeHours ? office.activityAt(at) : 1;
  const level = (entry.areas?.[area] ?? entry.level) * busy;
  const value = level + entry.sway * wander(key, at) + (entry.storm ?? 0) * storm;
  if (indicator.decimals > 0) return Number(value.toFixed(indicator.decimals));
  return wholeNear(value, key, at);
}

function plainValueOf(entry: DemoEntry, indicator: Indicator, moment: DemoMoment): number {
  if (entry.cumulative === 'year') return countedInYear(entry, moment);
  return entry.cumulative ? counted(entry, moment) : standing(entry, indicator, moment);
}

/** What the demo feed measures, by itself and without regard to other indicators. The same for the same moment, always. */
export function demoMeasured(entry: DemoEntry, indicator: Indicator, moment: DemoMoment): Measured {
  if (indicator.measure === 'ratio') return ratioOf(entry, moment);
  return { kind: 'value', value: plainValueOf(entry, indicator, moment) };
}
