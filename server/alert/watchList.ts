import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { Alert } from '#shared/alert/alert.ts';
import { type AlertRule, watchedIndicators } from '#shared/alert/alertRule.ts';
import type { ConditionState } from '#shared/alert/conditionState.ts';
import { urgencyOf } from '#shared/alert/priority.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import {
  areasOf,
  aWatch,
  isByTime,
  isTrue,
  isWaiting,
  statesOf,
  type Watch,
  type WatchKey,
  watchesAlike,
  watchKey,
} from './ruleWatch.ts';

/** An alert that nothing watches any more: it returns. */
export interface Ending {
  readonly rule: AlertRule;
  readonly area: AreaId;
}

/** What an evaluation leads to for one watch. */
export interface Staged {
  readonly watch: Watch;
  readonly states: readonly ConditionState[];
}

/** Everything that an evaluation led to: other states, alerts that ended, alerts that called again. */
export interface Outcome {
  readonly staged: readonly Staged[];
  readonly ended: readonly WatchKey[];
  readonly called: readonly Watch[];
}

/** Every rule in every area that it watches, found by what changes. */
export interface WatchList {
  /**
   * The rules from now on. Where a rule watches as before its alerts and delays go on; where it does not, or no longer, an
   * active alert ends and the rule begins anew.
   */
  use(rules: readonly AlertRule[]): void;
  ofCell(cell: Cell): readonly Watch[];
  byTime(): readonly Watch[];
  /** In a delay, or new and not looked at yet. */
  waiting(): Iterable<Watch>;
  endings(): ReadonlyMap<WatchKey, Ending>;
  /** Active, and graver than when they were raised: they call again. */
  graver(): ReadonlySet<Watch>;
  /** Takes over what an evaluation led to. */
  settle(outcome: Outcome): void;
}

type ByCell = Map<IndicatorId, Map<AreaId, Watch[]>>;

const isWatchActive = (watch: Watch): boolean => isTrue(watch.rule, statesOf(watch));

function indexByCell(watches: Iterable<Watch>): ByCell {
  const index: ByCell = new Map();
  for (const watch of watches)
    for (const indicator of watchedIndicators(watch.rule.condition)) {
      const ofIndicator = index.get(indicator) ?? new Map<AreaId, Watch[]>();
      index.set(indicator, ofIndicator);
      const ofArea = ofIndicator.get(watch.area) ?? [];
      ofIndicator.set(watch.area, ofArea);
      ofArea.push(watch);
    }
  return index;
}

const none: readonly Watch[] = [];

/** `openAlerts` were open before the start: their conditions go on from there instead of raising again. */
export function createWatchList(
  catalogue: Catalogue,
  rules: readonly AlertRule[],
  openAlerts: readonly Alert[],
): WatchList {
  let watches = new Map<WatchKey, Watch>();
  let index: ByCell = new Map();
  let byTime: readonly Watch[] = [];
  const waiting = new Set<Watch>();
  const endings = new Map<WatchKey, Ending>();
  const graver = new Set<Watch>();

  const retire = (watch: Watch): void => {
    watch.isCurrent = false;
    waiting.delete(watch);
    graver.delete(watch);
    if (isWatchActive(watch)) endings.set(watch.key, { rule: watch.rule, area: watch.area });
  };

  const watchesOf = (rule: AlertRule, openKeys: ReadonlySet<WatchKey>): Watch[] =>
    areasOf(rule, catalogue).map(({ id }) => {
      const known = watches.get(watchKey(rule.id, id));
      if (known && watchesAlike(known.rule, rule)) {
        if (urgencyOf(rule.priority) > urgencyOf(known.rule.priority) && isWatchActive(known))
          graver.add(known);
        known.rule = rule;
        return known;
      }
      const watch = aWatch(rule, id, openKeys.has(watchKey(rule.id, id)));
      waiting.add(watch);
      return watch;
    });

  const use = (next: readonly AlertRule[], openKeys: ReadonlySet<WatchKey> = new Set()): void => {
    const enabled = next.filter((rule) => rule.enabled);
    const now = new Map(
      enabled.flatMap((rule) => watchesOf(rule, openKeys)).map((watch) => [watch.key, watch]),
    );
    for (const watch of watches.values()) if (now.get(watch.key) !== watch) retire(watch);
    watches = now;
    index = indexByCell(watches.values());
    byTime = [...watches.values()].filter(({ rule }) => isByTime(rule));
  };

  const open = new Map(
    openAlerts
      .filter(({ facts }) => facts.active)
      .map(({ rule, area }) => [watchKey(rule, area), { rule, area }] as const),
  );
  use(rules, new Set(open.keys()));
  for (const [key, { rule: id, area }] of open) {
    const rule = rules.find((one) => one.id === id);
    if (rule && !watches.has(key)) endings.set(key, { rule, area });
  }

  return {
    use: (next) => use(next),
    ofCell: ({ indicator, area }) => index.get(indicator)?.get(area) ?? none,
    byTime: () => byTime,
    waiting: () => waiting,
    endings: () => endings,
    graver: () => graver,
    settle: ({ staged, ended, called }) => {
      for (const key of ended) endings.delete(key);
      for (const watch of called) graver.delete(watch);
      for (const { watch, states } of staged) {
        for (const [place, part] of watch.parts.entries()) part.state = states[place] ?? part.state;
        if (!watch.isCurrent) retire(watch);
        else if (isWaiting(states)) waiting.add(watch);
        else waiting.delete(watch);
      }
    },
  };
}
