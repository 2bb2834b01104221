/** Where the work on a direction stands. `verified` and `withdrawn` are the ends. */
export const directiveStates = [
  'issued',
  'accepted',
  'in-progress',
  'reported',
  'returned',
  'verified',
  'withdrawn',
] as const;
export type DirectiveState = (typeof directiveStates)[number];

/** What can happen to a direction that was issued. */
export const directiveEvents = ['accept', 'start', 'report', 'verify', 'return', 'withdraw'] as const;
export type DirectiveEvent = (typeof directiveEvents)[number];

type DirectiveTable = Readonly<
  Record<DirectiveState, Readonly<Record<DirectiveEvent, DirectiveState | null>>>
>;

/** Nothing leads out of an end. */
const nothing = {
  accept: null,
  start: null,
  report: null,
  verify: null,
  return: null,
  withdraw: null,
} as const;

/**
 * Every state × every event; null: it means nothing there and is refused. Only what was reported can be verified or
 * returned; small work may be reported without a start of its own.
 */
export const directiveTable: DirectiveTable = {
  issued: { ...nothing, accept: 'accepted', withdraw: 'withdrawn' },
  accepted: { ...nothing, start: 'in-progress', report: 'reported', withdraw: 'withdrawn' },
  'in-progress': { ...nothing, report: 'reported', withdraw: 'withdrawn' },
  reported: { ...nothing, verify: 'verified', return: 'returned', withdraw: 'withdrawn' },
  returned: { ...nothing, start: 'in-progress', report: 'reported', withdraw: 'withdrawn' },
  verified: nothing,
  withdrawn: nothing,
};

/** Whether nothing more is expected of anybody. */
export const isOver = (state: DirectiveState): boolean => state === 'verified' || state === 'withdrawn';

/** Whether the next move is the unit's: what was reported waits for the leader, and the deadline was met or missed by then. */
export const isOwed = (state: DirectiveState): boolean => !isOver(state) && state !== 'reported';
