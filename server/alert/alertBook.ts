import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { Log } from '#server/log.ts';
import type { Alert, AlertId } from '#shared/alert/alert.ts';
import { comingBack } from '#shared/alert/hidingEnd.ts';
import {
  type AlertAccepted,
  type AlertCommand,
  type AlertHandle,
  type AlertsHandled,
  operationOfItem,
} from '#shared/protocol/alertCommands.ts';
import type { Annunciation } from '#shared/protocol/events.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import type { User } from '#shared/user/user.ts';
import {
  afterHiding,
  afterPriority,
  afterRaise,
  afterReturn,
  firstRaise,
  type SystemChange,
} from './alertChange.ts';
import type { Finding } from './alertEngine.ts';
import type { AlertJournal, JournalEntry } from './alertJournal.ts';
import { createCommandDesk, type Judgement } from './commandDesk.ts';
import { createJournalGate } from './journalGate.ts';
import { createOpenAlerts, createRaiseMemory } from './openAlerts.ts';
import { createSerialQueue } from './serialQueue.ts';

/** What changed in the book; told to the screens only after the journal has it. */
export interface BookChange {
  readonly alerts: readonly Alert[];
  readonly annunciations: readonly Annunciation[];
}

/** Station 6 of a reading, and the judge of every command on an alert. */
export interface AlertBook {
  /** Open alerts, the untaken and most urgent first. */
  open(): readonly Alert[];
  /** Annunciations of the last 24 hours, oldest first. */
  annunciations(now: number): Annunciation[];
  /** Records findings. Resolves false when the journal could not be written; then nothing has changed. */
  record(findings: readonly Finding[], now: number): Promise<boolean>;
  /**
   * Returns alerts whose rule is no longer in the profile: nothing evaluates them any more, so nothing else would end them.
   * What nobody took stays until somebody does.
   */
  returnOrphans(now: number): Promise<boolean>;
  /** Raises the priority of active alerts whose rule has become more urgent since: they call for attention again. */
  raisePriorities(now: number): Promise<boolean>;
  /** Once a second: hidden alerts whose time is over come back, a few at a time. */
  endHidings(now: number): Promise<boolean>;
  /** One action on one alert. The answer comes after the journal has it. */
  carryOut(user: User, command: AlertCommand, now: number): Promise<Result<AlertAccepted>>;
  /** One action on many alerts, each with an answer and an entry of its own, written together. */
  handle(user: User, command: AlertHandle, now: number): Promise<AlertsHandled>;
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
  /** Somebody who may sign in, to be given an alert. */
  readonly findUser: (id: string) => Promise<User | null>;
  readonly log: Log;
}

const dayMs = 86_400_000;

const systemEntry = (change: SystemChange, now: number): JournalEntry => ({
  ...change,
  at: now,
  userId: null,
  userName: null,
  note: null,
  operationId: null,
});

export function createAlertBook(parts: AlertBookParts): AlertBook {
  const { catalogue, findUser } = parts;
  const open = createOpenAlerts(parts.openAlerts);
  const raises = createRaiseMemory();
  const gate = createJournalGate(parts.journal, parts.log);
  const desk = createCommandDesk({ open, gate, tree: catalogue.tree, findUser });
  const rules = new Map(catalogue.profile.rules.map((rule) => [rule.id, rule]));
  let annunciations = [...parts.annunciations];
  let lastCameBackAt: number | null = null;
  // One change at a time: between deciding on a revision and writing it, no other command may decide on the same one.
  const inTurn = createSerialQueue();

  const append = async (entries: readonly JournalEntry[]): Promise<boolean> => {
    if (entries.length === 0) return true;
    if (!(await gate.append(entries))) return false;
    for (const entry of entries) {
      open.keep(entry.alert);
      if (entry.event === 'raise') raises.remember(entry);
    }
    const told = entries
      .filter((entry) => entry.annunciated)
      .map(({ at, alert }): Annunciation => [at, alert.priority, alert.area]);
    for (const one of told) annunciations.push(one);
    parts.onChange({ alerts: entries.map((entry) => entry.alert), annunciations: told });
    return true;
  };

  const appendSystem = (changes: Iterable<SystemChange | null>, now: number): Promise<boolean> =>
    append([...changes].filter((change) => change !== null).map((change) => systemEntry(change, now)));

  const afterFinding = (finding: Finding, now: number): SystemChange | null => {
    const { rule, area, event } = finding;
    const known = open.watching(rule.id, area);
    if (event === 'return') return known ? afterReturn(known, raises.lastAt(rule.id, area), now) : null;
    const calledAt = raises.calledAt(rule.id, area);
    const raise = { raisedAt: raises.withRaise(rule.id, area, now), calledAt, now };
    return known ? afterRaise(known, finding, raise) : firstRaise(finding, parts.newId() as AlertId, raise);
  };

  const endHidings = async (now: number): Promise<boolean> => {
    const changes = comingBack(open.all(), now, lastCameBackAt).map((alert) => afterHiding(alert, now));
    const kept = await appendSystem(changes, now);
    if (kept && changes.some((change) => change?.annunciated)) lastCameBackAt = now;
    return kept;
  };

  const settle = async (judgements: readonly Judgement[]): Promise<Result<AlertAccepted>[]> => {
    const kept = await append(judgements.flatMap((one) => (one.kind === 'entry' ? [one.entry] : [])));
    return judgements.map((one) => {
      if (one.kind === 'answer') return one.result;
      const { id, revision } = one.entry.alert;
      return kept ? success({ alertId: id, revision }) : failure('journal-away');
    });
  };

  const carryOut = async (user: User, command: AlertCommand, now: number): Promise<Result<AlertAccepted>> => {
    const [result] = await settle([await desk.judge(user, command, now)]);
    return result ?? failure('internal');
  };

  const handle = async (user: User, command: AlertHandle, now: number): Promise<AlertsHandled> => {
    const { action, alerts } = command;
    const judgements: Judgement[] = [];
    for (const [alertId, revision] of alerts) {
      const operationId = operationOfItem(command.operationId, alertId);
      judgements.push(await desk.judge(user, { operationId, alertId, revision, action }, now));
    }
    const results = await settle(judgements);
    return {
      items: alerts.map(([alertId], place) => ({ alertId, result: results[place] ?? failure('internal') })),
    };
  };

  return {
    open: open.sorted,
    annunciations: (now) => {
      annunciations = annunciations.filter(([at]) => at >= now - dayMs);
      return annunciations;
    },
    record: (findings, now) =>
      inTurn(() =>
        appendSystem(
          findings.map((finding) => afterFinding(finding, now)),
          now,
        ),
      ),
    returnOrphans: (now) =>
      inTurn(() => {
        const orphans = [...open.all()].filter(({ rule }) => !rules.has(rule));
        return appendSystem(
          orphans.map((alert) => afterReturn(alert, null, now)),
          now,
        );
      }),
    raisePriorities: (now) =>
      inTurn(() =>
        appendSystem(
          [...open.all()].map((alert) => afterPriority(alert, rules.get(alert.rule)?.priority ?? 'low', now)),
          now,
        ),
      ),
    endHidings: (now) => inTurn(() => endHidings(now)),
    carryOut: (user, command, now) => inTurn(() => carryOut(user, command, now)),
    handle: (user, command, now) => inTurn(() => handle(user, command, now)),
    recheckJournal: () => inTurn(gate.recheck),
    isJournalAway: gate.isAway,
  };
}
