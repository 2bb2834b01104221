import type { AlertRuleId } from '#shared/alert/alertRule.ts';
import type { DutyTurn, DutyTurnId } from '#shared/shift/dutyTurn.ts';
import type { Handover, HandoverId, ShiftNote } from '#shared/shift/handover.ts';

/** Who changed the roster, and when (epoch ms). */
export interface RosterDeed {
  readonly userId: string;
  readonly userName: string;
  readonly at: number;
}

/**
 * One thing that happened to a handover, with the handover as it was afterwards, sealed to the entry before it. `hash`
 * covers `previousHash` and the rest.
 */
export interface HandoverEntry {
  readonly number: number;
  readonly at: number;
  readonly event: 'prepare' | 'sign' | 'refuse';
  readonly handover: Handover;
  readonly previousHash: string;
  readonly hash: string;
}

/** Port: the roster, the shift log and the handovers. Durable once a promise resolves; log and handovers append-only. */
export interface ShiftStore {
  /** Turns that end after an instant, in no order. */
  turnsEndingAfter(at: number): Promise<DutyTurn[]>;
  /** Adds it or puts it in the place of the one with the same id. */
  putTurn(turn: DutyTurn, deed: RosterDeed): Promise<void>;
  /** False when there is no such turn. */
  removeTurn(id: DutyTurnId, deed: RosterDeed): Promise<boolean>;
  /** False when there is a note with this id already; it stays as it is. */
  addNote(note: ShiftNote): Promise<boolean>;
  /** Written after an instant, oldest first. */
  notesAfter(at: number): Promise<ShiftNote[]>;
  findNote(id: string): Promise<ShiftNote | null>;
  /** Rejects when the number is taken: two entries cannot follow the same one. */
  appendHandover(entry: HandoverEntry): Promise<void>;
  lastHandoverEntry(): Promise<HandoverEntry | null>;
  findHandover(id: HandoverId): Promise<Handover | null>;
  /** As they are now, the newest first. */
  newestHandovers(count: number): Promise<Handover[]>;
  /** How often each rule called for attention from an instant (in it) to another (not in it), the most frequent first. */
  frequentRules(fromAt: number, toAt: number, count: number): Promise<{ rule: AlertRuleId; count: number }[]>;
  close(): Promise<void>;
}
