import { expect, test } from 'vitest';
import { sparkPath } from '#client/chart/sparkLine.ts';

const frame = { fromAt: 0, toAt: 100, gapMs: 15, target: null, width: 100, height: 50 };

test('draws nothing over a gap', () => {
  const points = [
    { at: 0, value: 1 },
    { at: 10, value: 2 },
    { at: 60, value: 2 },
    { at: 70, value: 1 },
  ];

  const { line } = sparkPath(points, frame);

  expect(line.match(/M/g)).toHaveLength(2);
});

test('ends in a dot where the last reading is, not at the edge', () => {
  const points = [
    { at: 0, value: 1 },
    { at: 40, value: 2 },
  ];

  const { end } = sparkPath(points, frame);

  expect(end).toEqual({ x: 40, y: 0 });
});

test('shows the target when it is near, and keeps the day readable when it is far away', () => {
  const points = [
    { at: 0, value: 72 },
    { at: 10, value: 74 },
  ];

  const near = sparkPath(points, { ...frame, target: 76 });
  const far = sparkPath(points, { ...frame, target: 500 });

  expect(near.targetY).toBe(0);
  expect(far.targetY).toBeNull();
});

test('draws a day without change as a level line in the middle', () => {
  const points = [
    { at: 0, value: 24 },
    { at: 10, value: 24 },
  ];

  const { line } = sparkPath(points, frame);

  expect(line).toBe('M0 25h0L10 25');
});

test('draws nothing for a day without readings', () => {
  const path = sparkPath([], frame);

  expect(path).toEqual({ line: '', targetY: null, end: null, extremes: null });
});
