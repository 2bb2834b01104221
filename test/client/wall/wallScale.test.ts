import { expect, test } from 'vitest';
import { parseWallScreen, wallScaleOf } from '#client/wall/wallScale.ts';

const fullHd = { width: 1920, height: 1080 };

test('an arc minute is 1.38 px on a 55-inch full-HD screen read from 3 m', () => {
  const screen = parseWallScreen('', fullHd);

  const { u, legible } = wallScaleOf(screen, fullHd);

  expect(u).toBeCloseTo(1.376, 2);
  expect(legible).toBe(true);
});

test.each([
  [1366, 768],
  [1920, 1080],
  [3840, 2160],
])('%i × %i shows the same picture: as many arc minutes across', (width, height) => {
  const window = { width, height };

  const { u } = wallScaleOf(parseWallScreen('', window), window);

  expect(width / u).toBeCloseTo(1395, -1);
});

test('takes screen, resolution and distance from the address', () => {
  const search = '?screen=75&res=3840x2160&distance=4.5';

  const screen = parseWallScreen(search, fullHd);

  expect(screen).toEqual({ screenInches: 75, width: 3840, height: 2160, distanceM: 4.5 });
});

test('falls back for every part that makes no sense', () => {
  const search = '?screen=-1&res=big&distance=near';

  const screen = parseWallScreen(search, fullHd);

  expect(screen).toEqual({ screenInches: 55, ...fullHd, distanceM: 3 });
});

test.each([
  ['55 inches, 4K, 6 m', '?screen=55&res=3840x2160&distance=6', { width: 3840, height: 2160 }],
  ['75 inches, 4K, 8 m', '?screen=75&res=3840x2160&distance=8', { width: 3840, height: 2160 }],
  ['177 inches, two screens wide, 10 m', '?screen=177&distance=10', { width: 7680, height: 2160 }],
])('%s is read without being made smaller, as a wall seen from afar', (_name, search, window) => {
  const { legible, far } = wallScaleOf(parseWallScreen(search, window), window);

  expect(legible).toBe(true);
  expect(far).toBe(true);
});

test('a screen too small for its distance still shows a scene and says that it is too small', () => {
  const screen = parseWallScreen('?distance=10', fullHd);

  const { u, legible } = wallScaleOf(screen, fullHd);

  expect(1080 / u).toBeGreaterThanOrEqual(340);
  expect(legible).toBe(false);
});

test('two scenes stand side by side where two screens would', () => {
  const { panes, u } = wallScaleOf(parseWallScreen('', { width: 7680, height: 2160 }), {
    width: 7680,
    height: 2160,
  });

  expect(panes).toBe(2);
  expect(7680 / 2 / u).toBeGreaterThanOrEqual(620);
});

test('text never shrinks into the corner of a screen that is read from close by', () => {
  const screen = parseWallScreen('?distance=0.5', fullHd);

  const { u } = wallScaleOf(screen, fullHd);

  expect(1080 / u).toBeLessThanOrEqual(920);
});
