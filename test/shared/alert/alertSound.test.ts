import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Motif,
  motifFor,
  type PlayedSound,
  soundGapMs,
  soundsAMinute,
} from '#shared/alert/alertSound.ts';
import { priorities } from '#shared/alert/priority.ts';
import { minuteMs, testNow } from '#test/support/readingBuilders.ts';

const silence = { played: [], mutedUntilAt: null };
const played = (motif: Motif, agoMs: number) => ({ ...silence, played: [{ at: testNow - agoMs, motif }] });

describe('the sound of alerts', () => {
  test('is the motif of the gravest that came together', () => {
    expect(motifFor(['low', 'critical', 'high'], silence, testNow)).toBe('critical');
    expect(motifFor(['medium', 'high'], silence, testNow)).toBe('high');
    expect(motifFor(['low'], silence, testNow)).toBe('other');
    expect(motifFor([], silence, testNow)).toBeNull();
  });

  test('keeps the second sound of a minute for what is high or critical', () => {
    const one = played('other', soundGapMs);

    expect(motifFor(['medium'], one, testNow)).toBeNull();
    expect(motifFor(['high'], one, testNow)).toBe('high');
  });

  test('follows another at once only when it is graver', () => {
    expect(motifFor(['critical'], played('high', 1), testNow)).toBe('critical');
    expect(motifFor(['high'], played('high', 1), testNow)).toBeNull();
    expect(motifFor(['high'], played('high', soundGapMs), testNow)).toBe('high');
  });

  test('is silent until a mute ends by itself', () => {
    const muted = { ...silence, mutedUntilAt: testNow + minuteMs };

    expect(motifFor(['critical'], muted, testNow)).toBeNull();
    expect(motifFor(['critical'], muted, testNow + minuteMs)).toBe('critical');
  });

  test('comes at most twice in any minute, whatever comes', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.constantFrom(...priorities)), {
      maxLength: 300,
    });
    fc.assert(
      fc.property(some, (given) => {
        const sounds: PlayedSound[] = [];
        let now = testNow;
        for (const [seconds, priority] of given) {
          now += seconds * 1_000;
          const motif = motifFor([priority], { played: sounds, mutedUntilAt: null }, now);
          if (motif !== null) sounds.push({ at: now, motif });
        }

        for (const { at } of sounds)
          expect(
            sounds.filter((other) => other.at > at - minuteMs && other.at <= at).length,
          ).toBeLessThanOrEqual(soundsAMinute);
      }),
    );
  });
});
