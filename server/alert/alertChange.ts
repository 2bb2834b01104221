import type { Alert, AlertId, AlertSubject } from '#shared/alert/alert.ts';
import type { AlertRule } from '#shared/alert/alertRule.ts';
import { nextFacts } from '#shared/alert/alertTransition.ts';
import type { Finding } from './alertEngine.ts';

const subjectOf = ({ condition }: AlertRule): AlertSubject =>
  condition.kind === 'threshold'
    ? { kind: 'indicator', indicator: condition.indicator }
    : { kind: 'source', source: condition.source };

/** The alert that a finding begins. */
export function firstRaise({ rule, area, value }: Finding, id: AlertId, now: number): Alert {
  return {
    id,
    rule: rule.id,
    priority: rule.priority,
    area,
    subject: subjectOf(rule),
    facts: { active: true, acknowledged: false, latched: false, suppression: null },
    revision: 1,
    raisedAt: now,
    returnedAt: null,
    occurrences: 1,
    value,
    acknowledgement: null,
  };
}

/** null when it has returned already. */
export function afterReturn(alert: Alert, now: number): Alert | null {
  const facts = nextFacts(alert.facts, 'return');
  return facts && { ...alert, facts, revision: alert.revision + 1, returnedAt: now };
}

/** The alert after a finding, or null when the finding changes nothing (its state already says so). */
export function afterFinding(alert: Alert, { event, value }: Finding, now: number): Alert | null {
  if (event === 'return') return afterReturn(alert, now);
  const facts = nextFacts(alert.facts, 'raise');
  if (facts === null) return null;
  const revision = alert.revision + 1;
  const occurrences = alert.occurrences + 1;
  const acknowledgement = facts.acknowledged ? alert.acknowledgement : null;
  return { ...alert, facts, revision, value, occurrences, returnedAt: null, acknowledgement };
}
