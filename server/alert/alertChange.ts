import type { Alert, AlertId, AlertSubject } from '#shared/alert/alert.ts';
import { type AlertRule, watchedIndicators } from '#shared/alert/alertRule.ts';
import { isUntaken } from '#shared/alert/alertState.ts';
import { type AlertEvent, callsForAttention, nextFacts } from '#shared/alert/alertTransition.ts';
import { callsAgain, nuisanceAfterRaise, nuisanceAfterReturn } from '#shared/alert/chatter.ts';
import { partsOf } from '#shared/alert/conditionSignal.ts';
import { endOfHiding } from '#shared/alert/hidingEnd.ts';
import { type Priority, urgencyOf } from '#shared/alert/priority.ts';
import type { Finding } from './alertEngine.ts';

/** What the system itself does with an alert. `annunciated`: it calls for attention. */
export interface SystemChange {
  readonly event: AlertEvent;
  readonly alert: Alert;
  readonly annunciated: boolean;
}

function subjectOf({ condition }: AlertRule): AlertSubject {
  const [part] = partsOf(condition);
  if (part?.kind === 'late-source') return { kind: 'source', source: part.source };
  const indicators = watchedIndicators(condition);
  if (indicators[0]) return { kind: 'indicator', indicator: indicators[0] };
  if (part?.kind === 'site-state') return { kind: 'sites', siteKind: part.siteKind };
  throw new Error('a condition without a subject');
}

const annunciate = (event: AlertEvent, alert: Alert, now: number): SystemChange =>
  callsForAttention(event, alert.facts)
    ? { event, alert: { ...alert, annunciatedAt: now }, annunciated: true }
    : { event, alert, annunciated: false };

interface RaiseFacts {
  /** When this condition became true in the last ten minutes, now included. */
  readonly raisedAt: readonly number[];
  /** When it last called for attention, in an alert that may be closed; null when that is not known. */
  readonly calledAt: number | null;
  readonly now: number;
}

/** The alert that a finding begins. */
export function firstRaise(
  { rule, area, value, reason }: Finding,
  id: AlertId,
  raise: RaiseFacts,
): SystemChange {
  const nuisance = nuisanceAfterRaise(raise.raisedAt, raise.now);
  const alert: Alert = {
    id,
    rule: rule.id,
    priority: rule.priority,
    area,
    subject: subjectOf(rule),
    facts: { active: true, acknowledged: false, latched: rule.latching ?? false, suppression: null },
    revision: 1,
    raisedAt: raise.now,
    returnedAt: null,
    occurrences: 1,
    value,
    reason,
    acknowledgement: null,
    assignment: null,
    comment: null,
    hiding: null,
    annunciatedAt: raise.calledAt,
    nuisance,
  };
  return callsAgain({ annunciatedAt: raise.calledAt, waits: false, nuisance }, raise.now)
    ? annunciate('raise', alert, raise.now)
    : { event: 'raise', alert, annunciated: false };
}

/** null when it has returned already. */
export function afterReturn(alert: Alert, lastRaisedAt: number | null, now: number): SystemChange | null {
  const facts = nextFacts(alert.facts, 'return');
  if (!facts) return null;
  // Somebody who has it in hand decides whether it was one; a hidden alert bothers nobody.
  const nuisance = isUntaken(facts) ? nuisanceAfterReturn(alert.nuisance, lastRaisedAt, now) : alert.nuisance;
  const next = { ...alert, facts, revision: alert.revision + 1, returnedAt: now, nuisance };
  return { event: 'return', alert: next, annunciated: false };
}

/** null when the condition was true already. */
export function afterRaise(
  alert: Alert,
  { rule, value, reason }: Finding,
  raise: RaiseFacts,
): SystemChange | null {
  if (alert.facts.active) return afterPriority(alert, rule.priority, raise.now);
  const facts = nextFacts(alert.facts, 'raise');
  if (!facts) return null;
  const { now } = raise;
  const nuisance = nuisanceAfterRaise(raise.raisedAt, now);
  const next: Alert = {
    ...alert,
    facts,
    value,
    reason,
    nuisance,
    priority: rule.priority,
    revision: alert.revision + 1,
    occurrences: alert.occurrences + 1,
    returnedAt: null,
    acknowledgement: facts.acknowledged ? alert.acknowledgement : null,
  };
  const isGraver = urgencyOf(rule.priority) > urgencyOf(alert.priority);
  const { annunciatedAt } = alert;
  const calls = isGraver || callsAgain({ annunciatedAt, waits: isUntaken(alert.facts), nuisance }, now);
  return calls ? annunciate('raise', next, now) : { event: 'raise', alert: next, annunciated: false };
}

/** A rise in priority calls again, whoever has taken the alert. null when it is no rise. */
export function afterPriority(alert: Alert, priority: Priority, now: number): SystemChange | null {
  const facts = nextFacts(alert.facts, 'raise-priority');
  if (!facts || urgencyOf(priority) <= urgencyOf(alert.priority)) return null;
  const next = { ...alert, facts, priority, revision: alert.revision + 1, acknowledgement: null };
  return annunciate('raise-priority', next, now);
}

/** A hidden alert whose time is over; null when it is not hidden. */
export function afterHiding(alert: Alert, now: number): SystemChange | null {
  const { suppression } = alert.facts;
  if (suppression === null) return null;
  const event = endOfHiding[suppression];
  const facts = nextFacts(alert.facts, event);
  if (!facts) return null;
  const acknowledgement = facts.acknowledged ? alert.acknowledgement : null;
  return annunciate(
    event,
    { ...alert, facts, acknowledgement, hiding: null, revision: alert.revision + 1 },
    now,
  );
}
