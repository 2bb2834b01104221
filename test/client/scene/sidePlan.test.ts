import { expect, test } from 'vitest';
import { figureHeights, planSide, sideGaps } from '#client/scene/sidePlan.ts';
import { type AlertRow, type AlertRows, alertListSizes, fitRows } from '#client/tile/alertRows.ts';

const [large, medium, small] = figureHeights;
const side = { width: 540, height: 580, figures: 6 };
// Only the number of rows and of their alerts counts here.
const rows = (untaken: number, taken = 0): AlertRows => {
  const some = (length: number) =>
    Array.from({ length }, () => ({ alerts: [{ priority: 'low' }] }) as unknown as AlertRow);
  return { untaken: some(untaken), taken: some(taken), hidden: 0 };
};

const heightOf = (plan: ReturnType<typeof planSide>): number =>
  plan.alertHeight + sideGaps.belowAlerts + 3 * plan.figure.height + 2 * sideGaps.betweenRows;

test('in the calm one sentence leaves the room to large figures', () => {
  const plan = planSide({ ...side, rows: rows(0) });

  expect(plan.alertHeight).toBe(alertListSizes.calm);
  expect(plan.figure.height).toBeGreaterThanOrEqual(large);
});

test('in trouble the list grows and the figures shrink', () => {
  const calm = planSide({ ...side, rows: rows(0) });

  const trouble = planSide({ ...side, rows: rows(3) });

  expect(trouble.alertHeight).toBeGreaterThan(calm.alertHeight);
  expect(trouble.figure.height).toBeLessThan(calm.figure.height);
});

test('in a flood the figures keep the least size at which they are read', () => {
  const plan = planSide({ ...side, rows: rows(500, 200) });

  expect(plan.figure.height).toBeGreaterThanOrEqual(small);
});

test.each([0, 1, 2, 3, 5, 50])('with %i untaken rows everything fits into the side', (untaken) => {
  const plan = planSide({ ...side, rows: rows(untaken, 3) });

  expect(heightOf(plan)).toBeLessThanOrEqual(side.height + 0.001);
});

test('two taken alerts are shown with who has them when nothing else is to be taken', () => {
  const given = rows(0, 2);

  const plan = planSide({ ...side, rows: given });

  expect(fitRows(given, plan.alertHeight).taken).toHaveLength(2);
  expect(plan.figure.height).toBeGreaterThanOrEqual(medium);
});

test('many taken alerts take no more from the figures than two and a count', () => {
  const plan = planSide({ ...side, rows: rows(0, 50) });

  expect(plan.figure.height).toBeGreaterThanOrEqual(medium);
});
