import { createSerialQueue } from '#server/alert/serialQueue.ts';
import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { Log } from '#server/log.ts';
import type { Alert } from '#shared/alert/alert.ts';
import type { AreaId } from '#shared/area/area.ts';
import {
  type Directive,
  type DirectiveEntry,
  type DirectiveId,
  isOverdue,
} from '#shared/directive/directive.ts';
import {
  type DirectiveIssue,
  type DirectiveStep,
  stepPermission,
} from '#shared/directive/directiveCommands.ts';
import { isOver } from '#shared/directive/directiveState.ts';
import { type Recovery, recoveryOf } from '#shared/directive/recovery.ts';
import { isStillAlerting } from '#shared/directive/stillAlerting.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { can } from '#shared/user/can.ts';
import type { User } from '#shared/user/user.ts';
import { afterStep } from './directiveChange.ts';
import type { DirectiveJournal } from './directiveJournal.ts';

/** The judge of every command on a direction. A change is told only after it is on record. */
export interface DirectiveBook {
  issue(user: User, command: DirectiveIssue, now: number): Promise<Result<Directive>>;
  step(user: User, id: DirectiveId, command: DirectiveStep, now: number): Promise<Result<Directive>>;
  /** Those that are not over. */
  open(): Directive[];
  /** How many of them their unit still owes although the deadline is over at `now`. */
  overdue(now: number): number;
}

interface DirectiveBookParts {
  readonly catalogue: Catalogue;
  readonly journal: DirectiveJournal;
  readonly open: readonly Directive[];
  readonly cellOf: (indicator: IndicatorId, area: AreaId) => Cell | undefined;
  /** Those that are open. */
  readonly alerts: () => readonly Alert[];
  readonly onChange: (directive: Directive) => void;
  readonly newId: () => string;
  readonly log: Log;
}

type Refusal = ReturnType<typeof failure>;
type Subject = Pick<Directive, 'subject' | 'area'>;

export function createDirectiveBook(parts: DirectiveBookParts): DirectiveBook {
  const { catalogue, journal, alerts, cellOf, log } = parts;
  const { tree, indicators } = catalogue;
  const open = new Map<DirectiveId, Directive>(parts.open.map((directive) => [directive.id, directive]));
  // Between deciding on a revision and writing it, no other command may decide on the same one.
  const inTurn = createSerialQueue();

  const keep = async (entry: DirectiveEntry): Promise<Result<Directive>> => {
    const { directive } = entry;
    try {
      await journal.append(entry);
    } catch (error) {
      log.error({ error }, 'the journal of directions cannot be written');
      return failure('journal-away');
    }
    if (isOver(directive.state)) open.delete(directive.id);
    else open.set(directive.id, directive);
    parts.onChange(directive);
    return success(directive);
  };

  /** A repeat is answered as the first time; the same id for something else is a mistake of the sender's. */
  const repeated = async (
    user: User,
    operationId: string,
    isSame: (entry: DirectiveEntry) => boolean,
  ): Promise<Result<Directive> | null> => {
    let earlier: DirectiveEntry | null;
    try {
      earlier = await journal.operation(operationId);
    } catch (error) {
      log.error({ error }, 'the journal of directions cannot be read');
      return failure('journal-away');
    }
    if (!earlier) return null;
    return earlier.userId === user.id && isSame(earlier)
      ? success(earlier.directive)
      : failure('bad-request', 'the operation id was used for another command');
  };

  const subjectOf = ({ about }: DirectiveIssue): Subject | Refusal => {
    if (about.kind === 'indicator') {
      if (!tree.get(about.area)) return failure('value-refused', `area: "${about.area}" is not known`);
      if (!indicators.has(about.indicator))
        return failure('value-refused', `indicator: "${about.indicator}" is not known`);
      return { subject: { kind: 'indicator', indicator: about.indicator }, area: about.area };
    }
    const alert = alerts().find(({ id }) => id === about.alert);
    if (!alert) return failure('not-found', 'the alert is not open');
    const { subject } = alert;
    return {
      area: alert.area,
      subject: {
        kind: 'alert',
        alert: alert.id,
        rule: alert.rule,
        indicator: 'indicator' in subject ? subject.indicator : null,
        source: 'source' in subject ? subject.source : null,
      },
    };
  };

  const issue = async (user: User, command: DirectiveIssue, now: number): Promise<Result<Directive>> => {
    const { operationId, kind, owner, text, dueAt } = command;
    const earlier = await repeated(user, operationId, ({ event }) => event === 'issue');
    if (earlier) return earlier;
    const about = subjectOf(command);
    if ('ok' in about) return about;
    if (!can(user, 'directive:issue', about.area, tree)) return failure('forbidden');
    if (dueAt <= now) return failure('value-refused', 'dueAt: expected a time to come');
    const deed = { userId: user.id, userName: user.name, at: now };
    const directive: Directive = {
      id: parts.newId() as DirectiveId,
      ...{ kind, ...about, owner, text, dueAt },
      state: 'issued',
      revision: 1,
      issued: deed,
      accepted: null,
      report: null,
      closing: null,
    };
    return keep({ event: 'issue', directive, text, operationId, ...deed });
  };

  const recoveryNow = (directive: Directive, now: number): Recovery => {
    const { subject, area } = directive;
    const { indicator: id } = subject;
    const indicator = id === null ? undefined : indicators.get(id);
    const alertActive = isStillAlerting(alerts(), { directive, indicator, isWithin: tree.isWithin });
    return recoveryOf({ indicator, cell: id === null ? undefined : cellOf(id, area), alertActive }, now);
  };

  const step = async (
    user: User,
    id: DirectiveId,
    command: DirectiveStep,
    now: number,
  ): Promise<Result<Directive>> => {
    const { event, operationId, revision, text } = command;
    const earlier = await repeated(
      user,
      operationId,
      (entry) => entry.directive.id === id && entry.event === event,
    );
    if (earlier) return earlier;
    const known = open.get(id) ?? (await journal.find(id));
    if (!known || !tree.isWithin(known.area, user.area)) return failure('not-found');
    if (!can(user, stepPermission[event], known.area, tree)) return failure('forbidden');
    if (known.revision !== revision)
      return failure('revision-conflict', `revision ${known.revision}, not ${revision}`);
    const deed = { userId: user.id, userName: user.name, at: now };
    const next = afterStep(known, command, { deed, recovery: recoveryNow(known, now) });
    return next.ok ? keep({ event, directive: next.value, text, operationId, ...deed }) : next;
  };

  return {
    issue: (user, command, now) => inTurn(() => issue(user, command, now)),
    step: (user, id, command, now) => inTurn(() => step(user, id, command, now)),
    open: () => [...open.values()],
    overdue: (now) => [...open.values()].filter((directive) => isOverdue(directive, now)).length,
  };
}
