import { type Alert, type AlertId, compareAlerts } from '#shared/alert/alert.ts';
import type { AlertRuleId } from '#shared/alert/alertRule.ts';
import { isClosed } from '#shared/alert/alertState.ts';
import { chatterWindowMs } from '#shared/alert/chatter.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { JournalEntry } from './alertJournal.ts';

const watchKey = (rule: AlertRuleId, area: AreaId): string => `${rule}@${area}`;

/** The alerts that are not closed, by id and by what they watch. */
export interface OpenAlerts {
  get(id: AlertId): Alert | undefined;
  watching(rule: AlertRuleId, area: AreaId): Alert | undefined;
  all(): Iterable<Alert>;
  /** The untaken and most urgent first; the same array until something changes. */
  sorted(): readonly Alert[];
  keep(alert: Alert): void;
}

export function createOpenAlerts(initial: readonly Alert[]): OpenAlerts {
  const open = new Map<AlertId, Alert>(initial.map((alert) => [alert.id, alert]));
  const byWatch = new Map(initial.map(({ rule, area, id }) => [watchKey(rule, area), id]));
  // Asked for once a second by several, and 10,000 take milliseconds to sort.
  let list: readonly Alert[] | null = null;
  return {
    get: (id) => open.get(id),
    watching: (rule, area) => {
      const id = byWatch.get(watchKey(rule, area));
      return id && open.get(id);
    },
    all: () => open.values(),
    sorted: () => {
      list ??= [...open.values()].sort(compareAlerts);
      return list;
    },
    keep: (alert) => {
      list = null;
      const key = watchKey(alert.rule, alert.area);
      if (isClosed(alert.facts)) {
        open.delete(alert.id);
        byWatch.delete(key);
        return;
      }
      open.set(alert.id, alert);
      byWatch.set(key, alert.id);
    },
  };
}

/** When conditions became true in the last ten minutes, across the alerts that they made. */
export interface RaiseMemory {
  /** Including one that is about to be recorded at `now`. */
  withRaise(rule: AlertRuleId, area: AreaId, now: number): readonly number[];
  lastAt(rule: AlertRuleId, area: AreaId): number | null;
  /** When it last called for attention; null when that is not known. */
  calledAt(rule: AlertRuleId, area: AreaId): number | null;
  remember(entry: RememberedRaise): void;
}

type RememberedRaise = Pick<JournalEntry, 'at' | 'annunciated'> & {
  readonly alert: Pick<Alert, 'rule' | 'area'>;
};

/** Remembers from the start what happened before it: `past`, oldest first. */
export function createRaiseMemory(past: readonly RememberedRaise[]): RaiseMemory {
  const raises = new Map<string, readonly number[]>();
  const calls = new Map<string, number>();
  const recent = (key: string, now: number): readonly number[] =>
    (raises.get(key) ?? []).filter((at) => at > now - chatterWindowMs);
  const remember = ({ alert, at, annunciated }: RememberedRaise): void => {
    const key = watchKey(alert.rule, alert.area);
    raises.set(key, [...recent(key, at), at]);
    if (annunciated) calls.set(key, at);
  };
  for (const raise of past) remember(raise);
  return {
    withRaise: (rule, area, now) => [...recent(watchKey(rule, area), now), now],
    lastAt: (rule, area) => raises.get(watchKey(rule, area))?.at(-1) ?? null,
    calledAt: (rule, area) => calls.get(watchKey(rule, area)) ?? null,
    remember,
  };
}
