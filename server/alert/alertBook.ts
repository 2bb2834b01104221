import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { Log } from '#server/log.ts';
import type { Alert, AlertId } from '#shared/alert/alert.ts';
import { comingBack } from '#shared/alert/hidingEnd.ts';
import type {
  AlertAccepted,
  AlertCommand,
  AlertHandle,
  AlertsHandled,
} from '#shared/protocol/alertCommands.ts';
import type { Annunciation } from '#shared/protocol/events.ts';
import type { Result } from '#shared/protocol/result.ts';
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
import { type BookChange, createBookKeeper } from './bookKeeper.ts';
import { createCommandDesk } from './commandDesk.ts';
import { createJournalGate } from './journalGate.ts';
import { createOpenAlerts, createRaiseMemory } from './openAlerts.ts';
import { createSerialQueue } from './serialQueue.ts';

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
  /** The journal of the last ten minutes: what swung before a restart swings on. */
  readonly recent: readonly JournalEntry[];
  readonly onChange: (change: BookChange) => void;
  readonly newId: () => string;
  /** Somebody who may sign in, to be given an alert. */
  readonly findUser: (id: string) => Promise<User | null>;
  readonly log: Log;
}

export function createAlertBook(parts: AlertBookParts): AlertBook {
  const { catalogue, findUser } = parts;
  const open = createOpenAlerts(parts.openAlerts);
  const raises = createRaiseMemory(parts.recent.filter(({ event }) => event === 'raise'));
  const gate = createJournalGate(parts.journal, parts.log);
  const { onChange, annunciations } = parts;
  const keeper = createBookKeeper({ gate, open, raises, onChange, annunciations });
  const desk = createCommandDesk({ open, gate, keeper, tree: catalogue.tree, findUser });
  const rules = new Map(catalogue.profile.rules.map((rule) => [rule.id, rule]));
  let lastCameBackAt: number | null = null;
  // One change at a time: between deciding on a revision and writing it, no other command may decide on the same one.
  const inTurn = createSerialQueue();

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
    const kept = await keeper.appendSystem(changes, now);
    if (kept && changes.some((change) => change?.annunciated)) lastCameBackAt = now;
    return kept;
  };

  return {
    open: open.sorted,
    annunciations: keeper.annunciations,
    record: (findings, now) =>
      inTurn(() =>
        keeper.appendSystem(
          findings.map((finding) => afterFinding(finding, now)),
          now,
        ),
      ),
    returnOrphans: (now) =>
      inTurn(() => {
        const orphans = [...open.all()].filter(({ rule }) => !rules.has(rule));
        return keeper.appendSystem(
          orphans.map((alert) => afterReturn(alert, null, now)),
          now,
        );
      }),
    raisePriorities: (now) =>
      inTurn(() =>
        keeper.appendSystem(
          [...open.all()].map((alert) => afterPriority(alert, rules.get(alert.rule)?.priority ?? 'low', now)),
          now,
        ),
      ),
    endHidings: (now) => inTurn(() => endHidings(now)),
    carryOut: (user, command, now) => inTurn(() => desk.carryOut(user, command, now)),
    handle: (user, command, now) => inTurn(() => desk.handle(user, command, now)),
    recheckJournal: () => inTurn(gate.recheck),
    isJournalAway: gate.isAway,
  };
}
