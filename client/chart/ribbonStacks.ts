import { type Priority, priorities } from '#shared/alert/priority.ts';

/** When something was annunciated and how urgent. */
type Annunciated = readonly [at: number, priority: Priority, ...rest: readonly unknown[]];

/** The annunciations of one quarter of an hour, counted by priority. */
export interface Stack {
  readonly fromAt: number;
  readonly counts: Readonly<Record<Priority, number>>;
  readonly total: number;
}

export interface Ribbon {
  readonly fromAt: number;
  readonly toAt: number;
  readonly stackMs: number;
  readonly stacks: readonly Stack[];
  readonly total: number;
}

export const stackMs = 15 * 60_000;
const dayMs = 86_400_000;

const noCounts = (): Record<Priority, number> => ({ low: 0, medium: 0, high: 0, critical: 0 });

/** The 24 hours before the end of the running quarter, in full quarters, so that the stacks stand still meanwhile. */
export function ribbonOf(annunciations: readonly Annunciated[], now: number): Ribbon {
  const toAt = (Math.floor(now / stackMs) + 1) * stackMs;
  const fromAt = toAt - dayMs;
  const stacks = Array.from({ length: dayMs / stackMs }, (_, index) => ({
    fromAt: fromAt + index * stackMs,
    counts: noCounts(),
    total: 0,
  }));
  for (const [at, priority] of annunciations) {
    const stack = stacks[Math.floor((at - fromAt) / stackMs)];
    if (!stack) continue;
    stack.counts[priority] += 1;
    stack.total += 1;
  }
  return { fromAt, toAt, stackMs, stacks, total: stacks.reduce((sum, { total }) => sum + total, 0) };
}

/** How many annunciations one block stands for, so that the highest stack fits: 1, 2, 5, 10, 20, 50 … */
export function blockWorth(ribbon: Pick<Ribbon, 'stacks'>, blocksThatFit: number): number {
  const highest = Math.max(0, ...ribbon.stacks.map(blocksAt(1)));
  let worth = 1;
  for (const factor of cycle([2, 2.5, 2])) {
    if (highest === 0 || Math.max(...ribbon.stacks.map(blocksAt(worth))) <= blocksThatFit) return worth;
    worth *= factor;
  }
  return worth;
}

function* cycle(factors: readonly number[]): Generator<number> {
  for (;;) yield* factors;
}

/** Every priority that occurred gets a block, however much a block is worth: the one critical alert stays visible. */
const blocksAt =
  (worth: number) =>
  ({ counts }: Stack): number =>
    priorities.reduce((sum, priority) => sum + Math.ceil(counts[priority] / worth), 0);

export interface Block {
  readonly column: number;
  /** 0 at the foot. */
  readonly row: number;
  readonly priority: Priority;
}

/** The blocks of all stacks, the most urgent at the foot, where they are compared most easily. */
export function blocksOf({ stacks }: Pick<Ribbon, 'stacks'>, worth: number): Block[] {
  return stacks.flatMap(({ counts }, column) =>
    priorities
      .toReversed()
      .flatMap((priority) => Array.from({ length: Math.ceil(counts[priority] / worth) }, () => priority))
      .map((priority, row) => ({ column, row, priority })),
  );
}

/** Full hours inside a day's picture that can be divided by `everyHours` in the time zone of the province. */
export function hourMarks(
  { fromAt, toAt }: Pick<Ribbon, 'fromAt' | 'toAt'>,
  hourAt: (at: number) => number,
  everyHours: number,
): number[] {
  const hourMs = 3_600_000;
  const marks: number[] = [];
  for (let at = Math.ceil(fromAt / hourMs) * hourMs; at < toAt; at += hourMs)
    if (hourAt(at) % everyHours === 0) marks.push(at);
  return marks;
}
