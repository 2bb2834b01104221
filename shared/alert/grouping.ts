import type { Alert } from './alert.ts';
import { isUntaken } from './alertState.ts';
import { type Priority, urgencyOf } from './priority.ts';

/** What alerts can have in common: the rule, the source of their data, the area, the time at which they were raised. */
export const groupings = ['rule', 'source', 'area', 'time'] as const;
export type Grouping = (typeof groupings)[number];

/** Alerts raised within one stretch of this length were raised together, ms. */
export const togetherMs = 600_000;

export interface AlertGroup {
  readonly key: string;
  /** In the order given; the first one speaks for the group. Never empty. */
  readonly alerts: readonly [Alert, ...Alert[]];
}

/** Groups by a key, keeping the order: a group stands where its first alert stands. */
export function groupAlerts(alerts: readonly Alert[], keyOf: (alert: Alert) => string): AlertGroup[] {
  const groups: AlertGroup[] = [];
  for (const [key, [first, ...rest]] of Map.groupBy(alerts, keyOf))
    if (first) groups.push({ key, alerts: [first, ...rest] });
  return groups;
}

export interface GroupingNames {
  /** The source that an alert's data come from. */
  readonly sourceOf: (alert: Alert) => string;
  /** The area to gather by: the district of a commune, for instance. */
  readonly areaOf: (alert: Alert) => string;
}

/** What alerts have in common under a grouping; the same text for the same thing. */
export function groupKeyOf(alert: Alert, by: Grouping, { sourceOf, areaOf }: GroupingNames): string {
  switch (by) {
    case 'rule':
      return alert.rule;
    case 'source':
      return sourceOf(alert);
    case 'area':
      return areaOf(alert);
    case 'time':
      return String(Math.floor(alert.raisedAt / togetherMs) * togetherMs);
    default:
      return by satisfies never;
  }
}

export type Trend = 'rising' | 'steady' | 'falling';

/** What a row says about a group. */
export interface GroupFacts {
  readonly count: number;
  readonly untaken: number;
  readonly priority: Priority;
  /** When the oldest untaken one was raised, of all when none is untaken; epoch ms. */
  readonly waitingSinceAt: number;
  /** Raised in the last ten minutes against the ten before. */
  readonly trend: Trend;
}

function trendOf(alerts: readonly Alert[], now: number): Trend {
  let balance = 0;
  for (const { raisedAt } of alerts) {
    if (raisedAt > now - togetherMs) balance += 1;
    else if (raisedAt > now - 2 * togetherMs) balance -= 1;
  }
  if (balance === 0) return 'steady';
  return balance > 0 ? 'rising' : 'falling';
}

export function groupFacts({ alerts }: AlertGroup, now: number): GroupFacts {
  const untaken = alerts.filter(({ facts }) => isUntaken(facts));
  const [first] = alerts;
  const counting: readonly Alert[] = untaken.length > 0 ? untaken : alerts;
  return {
    count: alerts.length,
    untaken: untaken.length,
    priority: alerts.reduce<Priority>(
      (worst, { priority }) => (urgencyOf(priority) > urgencyOf(worst) ? priority : worst),
      first.priority,
    ),
    waitingSinceAt: counting.reduce<number>(
      (oldest, { raisedAt }) => Math.min(oldest, raisedAt),
      Number.POSITIVE_INFINITY,
    ),
    trend: trendOf(alerts, now),
  };
}

const isUrgent = ({ priority }: Alert): boolean => urgencyOf(priority) >= urgencyOf('high');

/** Rows of a flood at most. */
export const maxFloodRows = 12;

/** What the rows of a flood are gathered by, and the one in which all the rest is. */
export interface FloodGroups {
  readonly by: 'rule' | 'source' | 'priority';
  readonly groups: readonly AlertGroup[];
  /** Of low and medium priority; null when everything has a row. */
  readonly rest: AlertGroup | null;
}

export const restKey = 'rest';

/**
 * A flood in at most `maxFloodRows` rows, in each of which no high or critical alert stands beside a lesser one: gathered by
 * rule, where these are too many by source, at last by priority. What is low or medium and has no room shares one row.
 */
export function floodGroups(
  alerts: readonly Alert[],
  sourceOf: GroupingNames['sourceOf'],
  maxRows = maxFloodRows,
): FloodGroups {
  const urgent = alerts.filter(isUrgent);
  const lesser = alerts.filter((alert) => !isUrgent(alert));
  const keys = {
    rule: ({ rule, priority }: Alert) => `${rule} ${priority}`,
    source: (alert: Alert) => `${sourceOf(alert)} ${alert.priority}`,
    priority: ({ priority }: Alert) => priority as string,
  };
  const room = lesser.length > 0 ? maxRows - 1 : maxRows;
  const by = (['rule', 'source'] as const).find((one) => new Set(urgent.map(keys[one])).size <= room);
  const keyOf = keys[by ?? 'priority'];
  const urgentGroups = groupAlerts(urgent, keyOf);
  const lesserGroups = groupAlerts(lesser, keyOf);
  const free = maxRows - urgentGroups.length;
  if (lesserGroups.length <= free)
    return { by: by ?? 'priority', groups: [...urgentGroups, ...lesserGroups], rest: null };
  const [first, ...others] = lesserGroups.slice(free - 1).flatMap((group) => group.alerts);
  return {
    by: by ?? 'priority',
    groups: [...urgentGroups, ...lesserGroups.slice(0, free - 1)],
    rest: first ? { key: restKey, alerts: [first, ...others] } : null,
  };
}
