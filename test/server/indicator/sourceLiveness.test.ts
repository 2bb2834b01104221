import { describe, expect, test } from 'vitest';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createSourceLiveness } from '#server/indicator/sourceLiveness.ts';
import { aProfile, aSource } from '#test/support/profileBuilders.ts';
import { aReading, asSource, minuteMs, testNow } from '#test/support/readingBuilders.ts';

const portal = asSource('portal');
const lateAfter = 10 * minuteMs;
const someLiveness = () =>
  createSourceLiveness(
    createCatalogue(aProfile({ sources: [aSource('portal', lateAfter), aSource('1022', 60 * minuteMs)] })),
    testNow,
  );

describe('a source', () => {
  test('that was never heard is late once its time since the start has passed', () => {
    const liveness = someLiveness();

    expect(liveness.isLate(portal, testNow + lateAfter)).toBe(false);
    expect(liveness.isLate(portal, testNow + lateAfter + 1)).toBe(true);
    expect(liveness.hasBeenHeard(portal)).toBe(false);
  });

  test('that was never heard is not on time either, and one that was heard is until it is late', () => {
    const liveness = someLiveness();
    expect(liveness.onTime(testNow)).toEqual([]);

    liveness.heard([aReading()], testNow);

    expect(liveness.onTime(testNow + lateAfter)).toEqual([portal]);
    expect(liveness.onTime(testNow + lateAfter + 1)).toEqual([]);
  });

  test('is on time from the moment it is heard, by our clock and not by its own', () => {
    const liveness = someLiveness();

    liveness.heard([aReading({ at: testNow - 60 * minuteMs })], testNow + lateAfter);

    expect(liveness.isLate(portal, testNow + 2 * lateAfter)).toBe(false);
    expect(liveness.isLate(portal, testNow + 2 * lateAfter + 1)).toBe(true);
    expect(liveness.hasBeenHeard(portal)).toBe(true);
  });

  test('is late after a start when its newest reading is old', () => {
    const liveness = someLiveness();

    liveness.remember([aReading({ at: testNow - lateAfter - 1 })]);

    expect(liveness.isLate(portal, testNow)).toBe(true);
  });

  test('heard since the start is not made late by what is remembered afterwards', () => {
    const liveness = someLiveness();
    liveness.heard([aReading()], testNow);

    liveness.remember([aReading({ at: testNow - 60 * minuteMs })]);

    expect(liveness.isLate(portal, testNow + lateAfter)).toBe(false);
  });

  test('that the profile does not have is never late', () => {
    expect(someLiveness().isLate(asSource('ghost'), testNow * 2)).toBe(false);
  });
});

describe('the late sources', () => {
  test('are listed each by its own patience', () => {
    const liveness = someLiveness();

    expect(liveness.late(testNow + lateAfter + 1)).toEqual(['portal']);
    expect(liveness.late(testNow + 60 * minuteMs + 1)).toEqual(['portal', '1022']);
  });
});
