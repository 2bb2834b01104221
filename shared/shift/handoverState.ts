/** `waiting`: signed by those who leave, not yet by those who come. The other two are ends: nothing is changed after. */
export const handoverStates = ['waiting', 'signed', 'refused'] as const;
export type HandoverState = (typeof handoverStates)[number];

export const handoverEvents = ['sign', 'refuse'] as const;
export type HandoverEvent = (typeof handoverEvents)[number];

/** Every state × every event; null: refused. */
export const handoverTable: Readonly<
  Record<HandoverState, Readonly<Record<HandoverEvent, HandoverState | null>>>
> = {
  waiting: { sign: 'signed', refuse: 'refused' },
  signed: { sign: null, refuse: null },
  refused: { sign: null, refuse: null },
};
