import type { Alert } from '#shared/alert/alert.ts';
import { isUntaken, suppressions } from '#shared/alert/alertState.ts';
import type { Priority } from '#shared/alert/priority.ts';
import { foldedIncludes } from '#shared/locale/foldText.ts';

export const listViews = ['open', 'untaken', 'taken'] as const;
/** What is shelved, suppressed or out of service is in no other view than its own, but never out of reach. */
export const views = [...listViews, ...suppressions] as const;
export type View = (typeof views)[number];

export interface AlertFilter {
  readonly text: string;
  readonly priority: Priority | null;
  readonly view: View;
}

export const noFilter: AlertFilter = { text: '', priority: null, view: 'open' };

function isInView({ facts }: Alert, view: View): boolean {
  if (facts.suppression !== null) return view === facts.suppression;
  if (view === 'open') return true;
  return view === (facts.acknowledged ? 'taken' : 'untaken');
}

/** `foldedTextOf` gives everything an operator may search for, folded: what, where, who, said what. */
export function filterAlerts(
  alerts: readonly Alert[],
  { text, priority, view }: AlertFilter,
  foldedTextOf: (alert: Alert) => string,
): readonly Alert[] {
  const query = text.trim();
  return alerts.filter(
    (alert) =>
      isInView(alert, view) &&
      (priority === null || alert.priority === priority) &&
      (query === '' || foldedIncludes(foldedTextOf(alert), query)),
  );
}

export interface AlertCounts {
  /** How many nobody has taken, by priority. */
  readonly untaken: Readonly<Record<Priority, number>>;
  readonly view: Readonly<Record<View, number>>;
}

/** One pass: it runs over every open alert with every change. */
export function countAlerts(alerts: readonly Alert[]): AlertCounts {
  const untaken = { low: 0, medium: 0, high: 0, critical: 0 };
  const view = {
    ...{ open: 0, untaken: 0, taken: 0 },
    ...{ shelved: 0, 'suppressed-by-design': 0, 'out-of-service': 0 },
  };
  for (const { facts, priority } of alerts) {
    if (facts.suppression !== null) {
      view[facts.suppression] += 1;
      continue;
    }
    view.open += 1;
    view[facts.acknowledged ? 'taken' : 'untaken'] += 1;
    if (isUntaken(facts)) untaken[priority] += 1;
  }
  return { untaken, view };
}
