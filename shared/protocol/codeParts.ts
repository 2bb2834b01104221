/** A number as JSON has them. */
export const isNumber = (value: unknown): value is number => Number.isFinite(value);

/** A place or an amount: whole, from 0. */
export const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
