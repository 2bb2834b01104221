import type { OutboxTiming } from '#server/store/outbox/outboxDrain.ts';
import { testNow } from './readingBuilders.ts';

interface Alarm {
  readonly ms: number;
  readonly run: () => void;
}

/** Time that stands still: an alarm rings when the test says so. */
export function aManualTiming() {
  const set: Alarm[] = [];
  const expecting: ((alarm: Alarm) => void)[] = [];
  let now = testNow;
  const timing: OutboxTiming = {
    now: () => now,
    random: () => 0,
    after: (ms, run) => {
      const alarm = { ms, run };
      const expected = expecting.shift();
      if (expected) expected(alarm);
      else set.push(alarm);
      return () => {
        if (set.includes(alarm)) set.splice(set.indexOf(alarm), 1);
      };
    },
  };
  /** The next alarm that is set, as soon as there is one. */
  const nextAlarm = (): Promise<Alarm> => {
    const alarm = set.shift();
    return alarm ? Promise.resolve(alarm) : new Promise((resolve) => expecting.push(resolve));
  };
  return {
    timing,
    nextAlarm,
    pass: (ms: number) => {
      now += ms;
    },
  };
}
