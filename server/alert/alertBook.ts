import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { Log } from '#server/log.ts';
import { type Alert, type AlertId, type AlertSubject, compareAlerts } from '#shared/alert/alert.ts';
import type { AlertRule, AlertRuleId } from '#shared/alert/alertRule.ts';
import { isClosed, isUntaken, stateOf } from '#shared/alert/alertState.ts';
import { nextFacts } from '#shared/alert/alertTransition.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { AlertAcknowledge, AlertAcknowledged, Annunciation } from '#shared/protocol/events.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { can } from '#shared/user/can.ts';
import type { User } from '#shared/user/user.ts';
import type { Finding } from './alertEngine.ts';
import type { AlertJournal, JournalEntry, KnownOperation } from './alertJournal.ts';
import { createSerialQueue } from './serialQueue.ts';

/** What changed in the book; told to the screens only after the journal has it. */
export interface BookChange {
  readonly alerts: readonly Alert[];
  readonly annunciations: readonly Annunciation[];
}

/** Station 6 of a reading, and the judge of every command on an alert. */
export interface AlertBook {
  /** Open alerts, the untaken and most urgent first. */
  open(): Alert[];
  /** Annunciations of the last 24 hours, oldest first. */
  annunciations(now: number): Annunciation[];
  /** Records findings. Resolves false when the journal could not be written; then nothing has changed. */
  record(findings: readonly Finding[], now: number): Promise<boolean>;
  acknowledge(user: User, command: AlertAcknowledge, now: number): Promise<Result<AlertAcknowledged>>;
  /** Tries a journal that was away; without it a quiet centre would call it away for ever. */
  recheckJournal(): Promise<void>;
  /** Whether the last attempt to write the journal failed. */
  isJournalAway(): boolean;
}

interface AlertBookParts {
  readonly catalogue: Catalogue;
  readonly journal: AlertJournal;
  readonly openAlerts: readonly Alert[];
  readonly annunciations: readonly Annunciation[];
  readonly onChange: (change: BookChange) => void;
  readonly newId: () => string;
  readonly log: Log;
}

const dayMs = 86_400_000;

const subjectOf = ({ condition }: AlertRule): AlertSubject =>
  condition.kind === 'threshold'
    ? { kind: 'indicator', indicator: condition.indicator }
    : { kind: 'source', source: condition.source };

function firstRaise({ rule, area, value }: Finding, id: AlertId, now: number): Alert {
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

/** The alert after a finding, or null when the finding changes nothing (its state already says so). */
function afterFinding(alert: Alert, { event, value }: Finding, now: number): Alert | null {
  const facts = nextFacts(alert.facts, event);
  if (facts === null) return null;
  const revision = alert.revision + 1;
  if (event === 'return') return { ...alert, facts, revision, returnedAt: now };
  const occurrences = alert.occurrences + 1;
  const acknowledgement = facts.acknowledged ? alert.acknowledgement : null;
  return { ...alert, facts, revision, value, occurrences, returnedAt: null, acknowledgement };
}

export function createAlertBook(parts: AlertBookParts): AlertBook {
  const { catalogue, journal, log } = parts;
  const open = new Map<AlertId, Alert>(parts.openAlerts.map((alert) => [alert.id, alert]));
  let annunciations = [...parts.annunciations];
  let journalAway = false;
  // One change at a time: between deciding on a revision and writing it, no other command may decide on the same one.
  const inTurn = createSerialQueue();

  const watchKey = (rule: AlertRuleId, area: AreaId): string => `${rule}@${area}`;
  const openByWatch = new Map(parts.openAlerts.map(({ rule, area, id }) => [watchKey(rule, area), id]));
  const openFor = (rule: AlertRuleId, area: AreaId): Alert | undefined => {
    const id = openByWatch.get(watchKey(rule, area));
    return id && open.get(id);
  };
  const keep = (alert: Alert): void => {
    const key = watchKey(alert.rule, alert.area);
    if (isClosed(alert.facts)) {
      open.delete(alert.id);
      openByWatch.delete(key);
      return;
    }
    open.set(alert.id, alert);
    openByWatch.set(key, alert.id);
  };

  /** Said once, not with every attempt. */
  const noteAway = (error: unknown, sentence: string): void => {
    if (!journalAway) log.error({ error }, sentence);
    journalAway = true;
  };

  const append = async (entries: readonly JournalEntry[]): Promise<boolean> => {
    try {
      await journal.append(entries);
    } catch (error) {
      noteAway(error, 'the alert journal cannot be written');
      return false;
    }
    journalAway = false;
    for (const { alert } of entries) keep(alert);
    const told = entries
      .filter((entry) => entry.annunciated)
      .map(({ at, alert }): Annunciation => [at, alert.priority, alert.area]);
    annunciations.push(...told);
    parts.onChange({ alerts: entries.map((entry) => entry.alert), annunciations: told });
    return true;
  };

  const entryOf = (finding: Finding, now: number): JournalEntry | null => {
    const known = openFor(finding.rule.id, finding.area);
    if (!known && finding.event === 'return') return null;
    const alert = known
      ? afterFinding(known, finding, now)
      : firstRaise(finding, parts.newId() as AlertId, now);
    if (!alert) return null;
    const annunciated = finding.event === 'raise' && isUntaken(alert.facts);
    return { at: now, event: finding.event, alert, annunciated, userId: null, operationId: null };
  };

  const refusal = (user: User, command: AlertAcknowledge): ReturnType<typeof failure> | Alert => {
    const alert = open.get(command.alertId);
    if (!alert) return failure('not-found', 'the alert is not open');
    if (!can(user, 'alert:acknowledge', alert.area, catalogue.tree)) return failure('forbidden');
    if (alert.facts.acknowledged)
      return failure('already-acknowledged', alert.acknowledgement?.userName ?? undefined);
    if (alert.revision !== command.revision)
      return failure('revision-conflict', `revision ${alert.revision}, not ${command.revision}`);
    return alert;
  };

  const earlierOperation = async (id: string): Promise<KnownOperation | null | 'journal-away'> => {
    try {
      return await journal.operation(id);
    } catch (error) {
      noteAway(error, 'the alert journal cannot be read');
      return 'journal-away';
    }
  };

  const acknowledge = async (
    user: User,
    command: AlertAcknowledge,
    now: number,
  ): Promise<Result<AlertAcknowledged>> => {
    const earlier = await earlierOperation(command.operationId);
    if (earlier === 'journal-away') return failure('journal-away');
    if (earlier) {
      const { alertId, revision, userId } = earlier;
      const same = userId === user.id && alertId === command.alertId;
      return same
        ? success({ alertId, revision })
        : failure('bad-request', 'the operation id was used for another command');
    }
    const alert = refusal(user, command);
    if ('ok' in alert) return alert;
    const facts = nextFacts(alert.facts, 'acknowledge');
    if (!facts) return failure('not-acknowledgeable', stateOf(alert.facts));
    const acknowledgement = {
      userId: user.id,
      userName: user.name,
      at: now,
      comment: command.comment.trim(),
    };
    const next: Alert = { ...alert, facts, acknowledgement, revision: alert.revision + 1 };
    const { operationId } = command;
    const entry = {
      at: now,
      event: 'acknowledge',
      alert: next,
      annunciated: false,
      userId: user.id,
      operationId,
    } as const;
    return (await append([entry]))
      ? success({ alertId: next.id, revision: next.revision })
      : failure('journal-away');
  };

  return {
    open: () => [...open.values()].sort(compareAlerts),
    annunciations: (now) => {
      annunciations = annunciations.filter(([at]) => at >= now - dayMs);
      return annunciations;
    },
    record: (findings, now) =>
      inTurn(async () => {
        const entries = findings.map((finding) => entryOf(finding, now)).filter((entry) => entry !== null);
        return entries.length === 0 || append(entries);
      }),
    acknowledge: (user, command, now) => inTurn(() => acknowledge(user, command, now)),
    recheckJournal: () =>
      inTurn(async () => {
        if (!journalAway) return;
        try {
          await journal.probe();
          journalAway = false;
          log.info({}, 'the alert journal can be written again');
        } catch {
          // Still away: said once when it went, and on the wall until it is back.
        }
      }),
    isJournalAway: () => journalAway,
  };
}
