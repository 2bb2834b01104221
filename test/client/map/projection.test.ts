import { expect, test } from 'vitest';
import { type Bounds, cameraOf, fitView, projectTo, unprojectFrom } from '#client/map/projection.ts';

const province: Bounds = [103.85, 18.57, 105.81, 19.99];
const box = { width: 800, height: 600 };
const frame = { left: 20, top: 20, right: 620, bottom: 550, legendTop: 400 };

test('shows the province wholly inside its frame', () => {
  const view = fitView(province, box, frame);

  const corners = [projectTo(view, [103.85, 19.99]), projectTo(view, [105.81, 18.57])];

  expect(corners[0]?.x).toBeCloseTo(20, 6);
  expect(corners[1]?.x).toBeCloseTo(620, 6);
  expect(corners[0]?.y).toBeGreaterThanOrEqual(20);
  expect(corners[1]?.y).toBeLessThanOrEqual(550);
});

test('finds the way back from the screen to the earth', () => {
  const view = fitView(province, box, frame);

  const [lon, lat] = unprojectFrom(view, projectTo(view, [105.6923, 18.6734]));

  expect(lon).toBeCloseTo(105.6923, 9);
  expect(lat).toBeCloseTo(18.6734, 9);
});

test('gives the map library the camera of the same picture', () => {
  const view = fitView(province, box, frame);

  const { center, zoom } = cameraOf(view);

  const middle = projectTo(view, center);
  expect(middle.x).toBeCloseTo(400, 6);
  expect(middle.y).toBeCloseTo(300, 6);
  expect(512 * 2 ** zoom).toBeCloseTo(view.scale, 3);
});

test('a low province stands in the middle above the legend', () => {
  const low: Bounds = [105.3, 22.4, 106.8, 22.9];

  const view = fitView(low, box, frame);

  const above = projectTo(view, [105.3, 22.9]).y - frame.top;
  const below = frame.legendTop - projectTo(view, [105.3, 22.4]).y;
  expect(above).toBeCloseTo(below, 6);
});
