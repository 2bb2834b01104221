import { describe, expect, test } from 'vitest';
import { createPlayer, type ReplayState } from '#client/replay/player.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import type { ReplayBody, ReplaySpeed } from '#shared/replay/replay.ts';
import { asArea, minuteMs, testNow } from '#test/support/readingBuilders.ts';

interface Span {
  readonly fromAt: number;
  readonly toAt: number;
  readonly everyMs: number;
}

const aStep = (at: number) => ({ at, cells: [], alerts: [], annunciations: [], standings: [] });

function aBody({ fromAt, toAt, everyMs }: Span, presentAt: number): ReplayBody {
  const steps = [];
  for (let at = fromAt + everyMs; at <= Math.min(toAt, presentAt); at += everyMs) steps.push(aStep(at));
  return {
    ...{ area: asArea('nghe-an'), fromAt, toAt, everyMs, nowAt: presentAt, demo: false },
    ...{ cells: [], alerts: [], annunciations: [], standings: [], unheard: [], steps },
    ...{ callBeforeAt: null, callAfterAt: fromAt + 3 * everyMs },
  };
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
};

async function aPlayer({ speed = 60 as ReplaySpeed, presentAt = testNow + 1_000 * minuteMs } = {}) {
  const asked: Span[] = [];
  const shown: number[] = [];
  const states: ReplayState[] = [];
  let away = false;
  const player = createPlayer({
    start: { at: testNow, speed },
    read: async (span): Promise<Result<ReplayBody>> => {
      asked.push(span);
      return away ? failure('store-away') : success(aBody(span, presentAt));
    },
    showWhole: ({ fromAt }) => shown.push(fromAt),
    showStep: ({ at }) => shown.push(at),
    onState: (state) => states.push(state),
  });
  await settled();
  return {
    player,
    asked,
    shown,
    states,
    setAway: (next: boolean) => {
      away = next;
    },
    ticks: async (count: number) => {
      for (let tick = 0; tick < count; tick += 1) {
        player.tick();
        await settled();
      }
    },
  };
}

describe('the player', () => {
  test('shows the moment, then a step a second', async () => {
    const { shown, ticks } = await aPlayer();

    await ticks(3);

    expect(shown).toEqual([0, 1, 2, 3].map((step) => testNow + step * minuteMs));
  });

  test('asks for what comes next before it is needed, and misses nothing', async () => {
    const { shown, asked, ticks, states } = await aPlayer();

    await ticks(150);

    expect(shown).toEqual(Array.from({ length: 151 }, (_, step) => testNow + step * minuteMs));
    expect(asked.length).toBe(3);
    expect(states.slice(2).every(({ loading }) => !loading)).toBe(true);
  });

  test('stands still while it is paused', async () => {
    const { player, shown, ticks } = await aPlayer();

    player.pause();
    await ticks(5);

    expect(shown).toEqual([testNow]);
  });

  test('goes one step back, and pauses there', async () => {
    const { player, shown, ticks } = await aPlayer();
    await ticks(5);

    player.step(-1);
    await settled();
    await ticks(3);

    expect(shown.at(-1)).toBe(testNow + 4 * minuteMs);
    expect(player.get().playing).toBe(false);
  });

  test('plays on from where it is at another speed', async () => {
    const { player, shown, ticks } = await aPlayer();
    await ticks(2);

    player.setSpeed(600);
    await settled();
    await ticks(1);

    expect(shown.slice(-2)).toEqual([testNow + 2 * minuteMs, testNow + 12 * minuteMs]);
  });

  test('drops an answer that a jump has overtaken', async () => {
    const { player, shown } = await aPlayer();

    player.jumpTo(testNow + 100 * minuteMs);
    player.jumpTo(testNow + 200 * minuteMs);
    await settled();

    expect(shown).toEqual([testNow, testNow + 200 * minuteMs]);
  });

  test('ends at the present', async () => {
    const { player, shown, ticks } = await aPlayer({ presentAt: testNow + 4 * minuteMs });

    await ticks(20);

    expect(shown.at(-1)).toBe(testNow + 4 * minuteMs);
    expect(player.get()).toMatchObject({ ended: true, loading: false });
  });

  test('says that the history cannot be read, keeps the picture, and goes on when it can', async () => {
    const { player, shown, ticks, setAway } = await aPlayer();
    setAway(true);

    await ticks(70);
    const stuck = { failed: player.get().failed, at: shown.at(-1) };
    setAway(false);
    await ticks(3);

    expect(stuck).toEqual({ failed: true, at: testNow + 60 * minuteMs });
    expect(player.get().failed).toBe(false);
    expect(shown.at(-1)).toBeGreaterThan(testNow + 60 * minuteMs);
  });
});
