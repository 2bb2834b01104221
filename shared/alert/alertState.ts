import { z } from 'zod';

/** Why an alert is taken out of the list although it may be active. Kept apart from being acknowledged. */
export const suppressions = ['shelved', 'suppressed-by-design', 'out-of-service'] as const;
export type Suppression = (typeof suppressions)[number];

/** The facts of an alert. Everything else about its state is computed from them, in `stateOf` alone. */
export const alertFactsSchema = z.strictObject({
  active: z.boolean(),
  acknowledged: z.boolean(),
  /** A latched alert stays until it is reset by hand even though its cause is gone. */
  latched: z.boolean(),
  suppression: z.enum(suppressions).nullable(),
});
export type AlertFacts = Readonly<z.infer<typeof alertFactsSchema>>;

/** The names of ISA-18.2. */
export const alertStates = [
  'normal',
  'unacknowledged',
  'acknowledged',
  'returned-unacknowledged',
  'latched-unacknowledged',
  'latched-acknowledged',
  'shelved',
  'suppressed-by-design',
  'out-of-service',
] as const;
export type AlertState = (typeof alertStates)[number];

/** The ISA-18.2 name of the facts; nothing else in the product decides a state. */
export function stateOf({ active, acknowledged, latched, suppression }: AlertFacts): AlertState {
  if (suppression !== null) return suppression;
  if (active) return acknowledged ? 'acknowledged' : 'unacknowledged';
  if (latched) return acknowledged ? 'latched-acknowledged' : 'latched-unacknowledged';
  return acknowledged ? 'normal' : 'returned-unacknowledged';
}

/** Whether somebody still has to take it: the pulse on the wall, the top of the console. */
export const isUntaken = (facts: AlertFacts): boolean => facts.suppression === null && !facts.acknowledged;

/** Whether it is over: back to normal and taken. A closed alert leaves the list and is never changed again. */
export const isClosed = (facts: AlertFacts): boolean => stateOf(facts) === 'normal';

/** What is true of every closed alert, however it came to be closed. */
export const closedFacts: AlertFacts = {
  active: false,
  acknowledged: true,
  latched: false,
  suppression: null,
};
