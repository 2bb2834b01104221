import { createSerialQueue } from '#server/alert/serialQueue.ts';
import type { Log } from '#server/log.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import type { Handover, HandoverHead, HandoverSheet, ShiftNote, Signature } from '#shared/shift/handover.ts';
import { type HandoverEvent, handoverTable } from '#shared/shift/handoverState.ts';
import type { HandoverCommand, NoteCommand } from '#shared/shift/shiftProtocol.ts';
import type { User } from '#shared/user/user.ts';
import { sealed, sheetHashOf } from './handoverSeal.ts';
import { onRecord } from './onRecord.ts';
import type { HandoverEntry, ShiftStore } from './shiftStore.ts';

/** The log of the running shift and its handover to the next. Whoever asks has been let in already. */
export interface ShiftBook {
  /** When the running shift began. */
  fromAt(now: number): number;
  notes(now: number): Promise<ShiftNote[]>;
  note(user: User, command: NoteCommand, now: number): Promise<Result<ShiftNote>>;
  /** The sheet as it would be signed now. */
  sheet(remark: string, now: number): Promise<HandoverSheet>;
  waiting(): Handover | null;
  /** The newest first. */
  newest(): readonly HandoverHead[];
  find(id: Handover['id']): Promise<Handover | null>;
  /** Makes the sheet, freezes it and signs it for the shift that leaves. */
  prepare(user: User, command: HandoverCommand, now: number): Promise<Result<Handover>>;
  /** Signs for the shift that comes what `hash` says; never by the hand that signed before. */
  sign(user: User, asked: { id: Handover['id']; hash: string }, now: number): Promise<Result<Handover>>;
  refuse(user: User, asked: { id: Handover['id']; reason: string }, now: number): Promise<Result<Handover>>;
}

interface ShiftBookParts {
  readonly store: ShiftStore;
  /** The newest of before the start, the newest first. */
  readonly handovers: readonly Handover[];
  readonly sheetOf: (facts: {
    readonly fromAt: number;
    readonly now: number;
    readonly notes: readonly ShiftNote[];
    readonly remark: string;
  }) => Promise<HandoverSheet>;
  readonly log: Pick<Log, 'error'>;
}

/** Before there was any handover, the shift is taken to be as long as a long one is. */
const longShiftMs = 12 * 3_600_000;
/** A sheet may be long, and every desk asks where the shift stands every few seconds: heads are kept, sheets are not. */
export const headsListed = 50;

export const headOf = ({ sheet, ...rest }: Handover): HandoverHead => ({
  ...rest,
  fromAt: sheet.fromAt,
  toAt: sheet.toAt,
});

const signatureOf = (user: User, at: number): Signature => ({
  userId: user.id,
  userName: user.name,
  role: user.role,
  at,
});

export function createShiftBook({ store, handovers, sheetOf, log }: ShiftBookParts): ShiftBook {
  // Two entries cannot follow the same one.
  const inTurn = createSerialQueue();

  let heads: readonly HandoverHead[] = handovers.map(headOf);
  let waiting = handovers.find(({ state }) => state === 'waiting') ?? null;
  const remember = (handover: Handover): void => {
    heads = [headOf(handover), ...heads.filter(({ id }) => id !== handover.id)].slice(0, headsListed);
    waiting = handover.state === 'waiting' ? handover : null;
  };

  const fromAt = (now: number): number =>
    heads.find(({ state }) => state === 'signed')?.toAt ?? now - longShiftMs;
  const sheet = async (remark: string, now: number): Promise<HandoverSheet> => {
    const begin = fromAt(now);
    return sheetOf({ fromAt: begin, now, notes: await store.notesAfter(begin), remark });
  };
  const append = async (
    entry: Pick<HandoverEntry, 'at' | 'event' | 'handover'>,
  ): Promise<Result<Handover>> => {
    const written = await onRecord(
      async () => store.appendHandover(sealed(await store.lastHandoverEntry(), entry)),
      log,
    );
    if (!written.ok) return written;
    remember(entry.handover);
    return success(entry.handover);
  };

  const prepare = async (user: User, command: HandoverCommand, now: number): Promise<Result<Handover>> => {
    const known = await store.findHandover(command.id);
    if (known)
      return known.outgoing.userId === user.id
        ? success(known)
        : failure('bad-request', 'the id was used for another handover');
    if (waiting) return failure('wrong-state', 'another handover waits for its signature');
    const made = await sheet(command.remark, now);
    return append({
      at: now,
      event: 'prepare',
      handover: {
        id: command.id,
        state: 'waiting',
        sheet: made,
        sheetHash: sheetHashOf(made),
        outgoing: signatureOf(user, now),
        incoming: null,
        refusal: null,
      },
    });
  };

  const end = async (
    id: Handover['id'],
    { event, now }: { readonly event: HandoverEvent; readonly now: number },
    change: (known: Handover) => Result<Partial<Handover>>,
  ): Promise<Result<Handover>> => {
    const known = await store.findHandover(id);
    if (!known) return failure('not-found');
    const state = handoverTable[known.state][event];
    if (state === null) return failure('wrong-state', known.state);
    const changed = change(known);
    return changed.ok ? append({ at: now, event, handover: { ...known, ...changed.value, state } }) : changed;
  };

  return {
    fromAt,
    waiting: () => waiting,
    sheet,
    notes: (now) => store.notesAfter(fromAt(now)),
    note: async (user, { id, text }, now) => {
      const note = { id, at: now, userId: user.id, userName: user.name, text };
      const added = await onRecord(() => store.addNote(note), log);
      if (!added.ok) return added;
      if (added.value) return success(note);
      const known = await store.findNote(id);
      return known?.userId === user.id && known.text === text
        ? success(known)
        : failure('bad-request', 'the id was used for another note');
    },
    newest: () => heads,
    find: (id) => store.findHandover(id),
    prepare: (user, command, now) => inTurn(() => prepare(user, command, now)),
    sign: (user, { id, hash }, now) =>
      inTurn(() =>
        end(id, { event: 'sign', now }, ({ sheetHash, outgoing }) => {
          if (sheetHash !== hash) return failure('revision-conflict', 'the sheet is another one');
          if (outgoing.userId === user.id) return failure('same-signer');
          return success({ incoming: signatureOf(user, now) });
        }),
      ),
    refuse: (user, { id, reason }, now) =>
      inTurn(() =>
        end(id, { event: 'refuse', now }, () => success({ refusal: { ...signatureOf(user, now), reason } })),
      ),
  };
}
