/** Counts of several kinds over a sliding window, in a fixed amount of memory. */
export interface SlidingCounts<Kind extends string> {
  /** `now`: epoch ms on the server's clock. */
  add(kind: Kind, count: number, now: number): void;
  /** What was added within the window that ends at `now`. */
  sums(now: number): Readonly<Record<Kind, number>>;
}

interface Window<Kind extends string> {
  readonly kinds: readonly Kind[];
  readonly windowMs: number;
  /** The window slides in steps of this length; a count is forgotten up to one step early, never late. */
  readonly stepMs: number;
}

/** A ring with a place for each step: what is older is written over, not collected. */
export function createSlidingCounts<Kind extends string>({
  kinds,
  windowMs,
  stepMs,
}: Window<Kind>): SlidingCounts<Kind> {
  const places = Math.ceil(windowMs / stepMs);
  /** Which step each place holds. */
  const steps = new Float64Array(places).fill(-1);
  const counts = new Float64Array(places * kinds.length);
  return {
    add: (kind, count, now) => {
      const step = Math.floor(now / stepMs);
      const place = step % places;
      if (steps[place] !== step) {
        steps[place] = step;
        counts.fill(0, place * kinds.length, (place + 1) * kinds.length);
      }
      const index = place * kinds.length + kinds.indexOf(kind);
      counts[index] = (counts[index] ?? 0) + count;
    },
    sums: (now) => {
      const last = Math.floor(now / stepMs);
      const sums = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>;
      for (const [place, step] of steps.entries()) {
        if (step <= last - places || step > last) continue;
        for (const [offset, kind] of kinds.entries())
          sums[kind] += counts[place * kinds.length + offset] ?? 0;
      }
      return sums;
    },
  };
}
