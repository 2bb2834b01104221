import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { Log } from '#server/log.ts';
import { type Alert, type AlertId, compareAlerts } from '#shared/alert/alert.ts';
import type { AlertRuleId } from '#shared/alert/alertRule.ts';
import { isClosed, isUntaken, stateOf } from '#shared/alert/alertState.ts';
import { nextFacts } from '#shared/alert/alertTransition.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { AlertAcknowledge, AlertAcknowledged, Annunciation } from '#shared/protocol/events.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { can } from '#shared/user/can.ts';
import type { User } from '#shared/user/user.ts';
import { afterFinding, afterReturn, firstRaise } from './alertChange.ts';
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
  /**
   * Returns alerts whose rule is no longer in the profile: nothing evaluates them any more, so nothing else would end them.
   * What nobody took stays until somebody does.
   */
  returnOrphans(now: number): Promise<boolean>;
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

/** What the system itself did; only what somebody has to take calls for attention. */
const systemEntry = (event: Finding['event'], alert: Alert, now: number): JournalEntry => ({
  at: now,
  event,
  alert,
  annunciated: event === 'raise' && isUntaken(alert.facts),
  userId: null,
  operationId: null,
});

export function createAlertBook(parts: AlertBookParts): AlertBook {
  const { catalogue, journal, log } = parts;
  const open = new Map<AlertId, Alert>(parts.openAlerts.map((alert) => [alert.id, alert]));
  let annunciations = [...parts.annunciations];
  let journalAway = false;
  // One change at a time: between deciding on a revision and writing it, no other command may decide on the same one.
  const inTurn = createSerialQueue();

  const ruleIds = new Set(catalogue.profile.rules.map(({ id }) => id));
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
    return alert && systemEntry(finding.event, alert, now);
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
    returnOrphans: (now) =>
      inTurn(async () => {
        const entries = [...open.values()]
          .filter(({ rule }) => !ruleIds.has(rule))
          .map((alert) => afterReturn(alert, now))
          .filter((alert) => alert !== null)
          .map((alert) => systemEntry('return', alert, now));
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
