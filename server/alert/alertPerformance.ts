import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { Alert } from '#shared/alert/alert.ts';
import { type AlertRule, usualTakeWithin } from '#shared/alert/alertRule.ts';
import type { JournalLine } from '#shared/alert/journalLine.ts';
import { type Performance, type PerformanceDays, performanceOf } from '#shared/alert/performance.ts';
import type { AreaId } from '#shared/area/area.ts';
import { createBucketGrid } from '#shared/indicator/bucketGrid.ts';
import type { AlertBook } from './alertBook.ts';
import type { AlertJournal } from './alertJournal.ts';

/** The figures of alarm performance, from the journal. Rejects when the journal cannot be read. */
export interface AlertPerformance {
  /** Of the alerts in `scope` and below, over the last `days`. */
  read(days: PerformanceDays, scope: AreaId): Promise<Performance>;
}

interface AlertPerformanceParts {
  readonly catalogue: Catalogue;
  readonly journal: Pick<AlertJournal, 'linesSince' | 'beganAt'>;
  readonly book: Pick<AlertBook, 'open'>;
  readonly rules: () => readonly AlertRule[];
  readonly clock: () => number;
}

const dayMs = 86_400_000;
/**
 * Everybody who looks at the page asks every few seconds: the journal is read once for all of them. Kept as much longer as
 * the time is longer: a month of a busy journal is work, and five seconds change little of it.
 */
const keepAnswerMs = 5_000;

/** An alert that is open, and older than the lines that were read: what is known of it is what it says itself. */
const lineOfOpen = ({ id, annunciatedAt, raisedAt, facts, ...alert }: Alert): JournalLine => ({
  ...{ alertId: id, rule: alert.rule, area: alert.area, priority: alert.priority, raisedAt },
  ...{ at: annunciatedAt ?? raisedAt, event: 'raise' },
  ...{ active: facts.active, acknowledged: facts.acknowledged, hidden: facts.suppression !== null },
  annunciated: !facts.acknowledged,
});

export function createAlertPerformance(parts: AlertPerformanceParts): AlertPerformance {
  const { catalogue, journal, book, rules, clock } = parts;
  const { tree, profile } = catalogue;
  const days = createBucketGrid(dayMs, profile.timeZone);
  const answers = new Map<string, { readonly readAt: number; readonly figures: Promise<Performance> }>();

  const compute = async (over: PerformanceDays, scope: AreaId): Promise<Performance> => {
    const toAt = clock();
    const askedFromAt = toAt - over * dayMs;
    const beganAt = (await journal.beganAt()) ?? toAt;
    // A day of context: floods and alerts that began before.
    const kept = await journal.linesSince(askedFromAt - dayMs);
    const known = new Set(kept.map(({ alertId }) => alertId));
    const old = book.open().filter(({ id }) => !known.has(id));
    const lines = [...old.map(lineOfOpen), ...kept].filter(({ area }) => tree.isWithin(area, scope));
    const within = new Map(rules().map(({ id, takeWithin }) => [id, takeWithin]));
    return performanceOf({
      lines,
      fromAt: Math.min(toAt, Math.max(askedFromAt, beganAt)),
      toAt,
      takeWithinOf: ({ rule, priority }) => within.get(rule) ?? usualTakeWithin[priority],
      startOfDay: days.startOf,
    });
  };

  return {
    read: (over, scope) => {
      const key = `${over}@${scope}`;
      const last = answers.get(key);
      if (last && clock() - last.readAt < keepAnswerMs * over) return last.figures;
      const figures = compute(over, scope);
      answers.set(key, { readAt: clock(), figures });
      figures.catch(() => answers.delete(key));
      return figures;
    },
  };
}
