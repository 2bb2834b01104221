import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { ask, tell } from '#client/live/ask.ts';
import type { Result } from '#shared/protocol/result.ts';
import { paths } from '#shared/protocol/routes.ts';
import type { DutyTurn, DutyTurnId } from '#shared/shift/dutyTurn.ts';
import type { Handover, HandoverId, HandoverSheet, ShiftNote } from '#shared/shift/handover.ts';
import {
  type HandoverCommand,
  type HandoverSign,
  handoverBodySchema,
  type NoteCommand,
  noteBodySchema,
  type ShiftBody,
  sheetBodySchema,
  shiftBodySchema,
  turnBodySchema,
} from '#shared/shift/shiftProtocol.ts';

export const shiftKey = ['shift'];
/** Another desk may hand over, or change the roster. */
const refreshMs = 10_000;

const handovers = `${paths.shift}/handovers`;
const at = (id: string): string => `${handovers}/${encodeURIComponent(id)}`;

export const putTurn = (turn: DutyTurn): Promise<Result<{ turn: DutyTurn }>> =>
  tell(`${paths.shift}/turns`, turnBodySchema, turn);

export const removeTurn = (id: DutyTurnId): Promise<Result<object>> =>
  tell(`${paths.shift}/turns/${encodeURIComponent(id)}/remove`, z.strictObject({}), {});

export const addNote = (command: NoteCommand): Promise<Result<{ note: ShiftNote }>> =>
  tell(`${paths.shift}/notes`, noteBodySchema, command);

export const readSheet = (): Promise<Result<{ sheet: HandoverSheet }>> =>
  ask(`${paths.shift}/sheet`, sheetBodySchema);

export const readHandover = (id: HandoverId): Promise<Result<{ handover: Handover }>> =>
  ask(at(id), handoverBodySchema);

export const prepareHandover = (command: HandoverCommand): Promise<Result<{ handover: Handover }>> =>
  tell(handovers, handoverBodySchema, command);

export const signHandover = (
  id: HandoverId,
  command: HandoverSign,
): Promise<Result<{ handover: Handover }>> => tell(`${at(id)}/sign`, handoverBodySchema, command);

export const refuseHandover = (id: HandoverId, reason: string): Promise<Result<{ handover: Handover }>> =>
  tell(`${at(id)}/refuse`, handoverBodySchema, { reason });

/** Where the shift stands; undefined until it is read. */
export function useShift(): Result<ShiftBody> | undefined {
  return useQuery({
    queryKey: shiftKey,
    queryFn: () => ask(paths.shift, shiftBodySchema),
    refetchInterval: refreshMs,
  }).data;
}
