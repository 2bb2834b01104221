import { describe, expect, test } from 'vitest';
import { createBatchPacker, unpackReadings } from '#server/store/embedded/packedBatch.ts';
import { aBatch, aReading, testNow } from '#test/support/readingBuilders.ts';

describe('a batch on its way to the thread', () => {
  test('names each series once, in the order in which they came', () => {
    const pack = createBatchPacker();

    const first = pack(aBatch({ readings: [aReading(), aReading({ area: 'cua-lo' }), aReading()] }));
    const second = pack(aBatch({ readings: [aReading(), aReading({ source: '1022' })] }));

    expect([first.addedFrom, first.added.map(({ area }) => area)]).toEqual([0, ['vinh', 'cua-lo']]);
    expect([second.addedFrom, second.added.map(({ source }) => source)]).toEqual([2, ['1022']]);
    expect([...unpackReadings(first)].map(({ series }) => series)).toEqual([0, 1, 0]);
    expect([...unpackReadings(second)].map(({ series }) => series)).toEqual([0, 2]);
  });

  test('keeps value, parts, quality and time to the digit', () => {
    const pack = createBatchPacker();
    const readings = [
      aReading({ value: -0.1, quality: 'uncertain' }),
      aReading({ value: Number.MAX_VALUE, at: testNow + 1 }),
      aReading({ numerator: 0, denominator: 0, quality: 'bad' }),
    ];

    const unpacked = [...unpackReadings(pack(aBatch({ readings })))];

    expect(
      unpacked.map(({ at, quality, value, numerator, denominator }) => [
        at,
        quality,
        value,
        numerator,
        denominator,
      ]),
    ).toEqual([
      [testNow, 1, -0.1, null, null],
      [testNow + 1, 0, Number.MAX_VALUE, null, null],
      [testNow, 2, null, 0, 0],
    ]);
  });
});
