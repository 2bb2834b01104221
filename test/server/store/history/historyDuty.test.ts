import { describe, expect, it } from 'vitest';
import { createHistoryDuty } from '#server/store/history/historyDuty.ts';
import { aManualTiming } from '#test/support/manualTiming.ts';

function aDuty(steps: readonly (boolean | Error)[]) {
  const clock = aManualTiming();
  const failures: unknown[] = [];
  const seenAt: number[] = [];
  const left = [...steps];
  const duty = createHistoryDuty({
    timing: clock.timing,
    step: async (now) => {
      seenAt.push(now);
      const next = left.shift() ?? false;
      if (next instanceof Error) throw next;
      return next;
    },
    onFailure: (error) => failures.push(error),
  });
  return { duty, clock, failures, seenAt };
}

describe('the duty that keeps roll-ups up', () => {
  it('takes steps until there are none left, and comes again after a minute', async () => {
    const { clock, seenAt, duty } = aDuty([true, true, false]);

    (await clock.nextAlarm()).run();
    const next = await clock.nextAlarm();

    expect(seenAt).toHaveLength(3);
    expect(next.ms).toBe(60_000);
    await duty.stop();
  });

  it('comes again after a step that failed', async () => {
    const { clock, failures, seenAt, duty } = aDuty([new Error('away'), false]);

    (await clock.nextAlarm()).run();
    (await clock.nextAlarm()).run();
    await clock.nextAlarm();

    expect(failures).toHaveLength(1);
    expect(seenAt).toHaveLength(2);
    await duty.stop();
  });

  it('ends after the step that is under way', async () => {
    const { clock, seenAt, duty } = aDuty([true, true, true]);

    (await clock.nextAlarm()).run();
    await duty.stop();

    expect(seenAt).toHaveLength(1);
  });
});
