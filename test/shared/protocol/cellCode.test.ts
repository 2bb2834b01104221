import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bands } from '#shared/indicator/band.ts';
import { type Cell, origins } from '#shared/indicator/cell.ts';
import { cellCodesSchema, createCellCoder } from '#shared/protocol/cellCode.ts';
import { asArea, asIndicator, testNow } from '#test/support/readingBuilders.ts';

const areas = ['40', '412', '413'].map(asArea);
const indicators = ['dvc.overdue', 'dvc.submit_online_pct'].map(asIndicator);
const coder = createCellCoder({ areas, indicators });

const aCell = (given: Partial<Cell> = {}): Cell => ({
  indicator: asIndicator('dvc.overdue'),
  area: asArea('412'),
  at: testNow,
  measured: { kind: 'value', value: 42 },
  band: 'calm',
  origin: 'reported',
  reporting: 1,
  expected: 1,
  ...given,
});

/** As a page gets it: through JSON and the schema. */
function throughTheWire(cell: Cell): Cell | null {
  const [code] = cellCodesSchema.parse(JSON.parse(JSON.stringify([coder.encode(cell)])));
  return code ? coder.decode(code) : null;
}

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0);
const someCell: fc.Arbitrary<Cell> = fc.record({
  indicator: fc.constantFrom(...indicators),
  area: fc.constantFrom(...areas),
  at: fc.option(fc.integer()),
  measured: fc.oneof(
    fc.constant(null),
    fc.record({ kind: fc.constant('value' as const), value: number }),
    fc.record({ kind: fc.constant('ratio' as const), numerator: number, denominator: number }),
  ),
  band: fc.constantFrom(...bands),
  origin: fc.constantFrom(...origins),
  reporting: fc.nat(),
  expected: fc.nat(),
});

describe('a cell on the wire', () => {
  test('arrives as it was sent, whatever is in it', () => {
    fc.assert(
      fc.property(someCell, (cell) => {
        expect(throughTheWire(cell)).toEqual(cell);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['a count', aCell()],
    ['a share', aCell({ measured: { kind: 'ratio', numerator: 81_234, denominator: 101_500 } })],
    ['a roll-up', aCell({ origin: 'rolled-up', reporting: 18, expected: 21 })],
  ])('takes about 45 bytes: %s', (_what, cell) => {
    expect(JSON.stringify(coder.encode(cell)).length).toBeLessThanOrEqual(45);
  });

  test('is not sent when it is not in the grid', () => {
    expect(coder.encode(aCell({ area: asArea('414') }))).toBeNull();
    expect(coder.encode(aCell({ indicator: asIndicator('fb.open') }))).toBeNull();
  });

  test('is refused when its place is outside the grid', () => {
    const beyond = areas.length * indicators.length;

    expect(coder.decode([beyond, 0, 1, null, 0, 0, 1, 1])).toBeNull();
    expect(coder.decode([beyond - 1, 0, 1, null, 0, 0, 1, 1])).toMatchObject({
      area: '413',
      indicator: 'dvc.submit_online_pct',
    });
  });

  test('two different cells never share a place', () => {
    const places = areas.flatMap((area) =>
      indicators.map((indicator) => coder.encode(aCell({ area, indicator }))?.[0]),
    );

    expect(new Set(places).size).toBe(areas.length * indicators.length);
  });

  const good = [3, testNow, 81, 100, 0, 1, 1, 1];
  test.each([
    ['no list', { 0: good }],
    ['a list of something else', [good, null]],
    ['too short', [good.slice(1)]],
    ['too long', [[...good, 1]]],
    ['a text for a value', [good.with(2, '81' as unknown as number)]],
    ['half a place', [good.with(0, 0.5)]],
    ['a band before the first', [good.with(4, -1)]],
    ['a value that JSON does not have', [good.with(2, Number.NaN)]],
    ['a count that is not there', [good.with(7, null as unknown as number)]],
  ])('is refused: %s', (_what, codes) => {
    expect(cellCodesSchema.safeParse([good]).success).toBe(true);
    expect(cellCodesSchema.safeParse(codes).success).toBe(false);
  });
});
