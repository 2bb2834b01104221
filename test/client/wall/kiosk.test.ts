import { describe, expect, test } from 'vitest';
import { driftAt } from '#client/wall/burnIn.ts';
import { isNight, parseNight } from '#client/wall/night.ts';
import { rotationKey } from '#client/wall/wallKeys.ts';
import { alertAsked, scenesAsked, splitScenes } from '#client/wall/wallScenes.ts';
import { type Scene, sceneSchema } from '#shared/scene/scene.ts';

const minuteMs = 60_000;
const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 7680, height: 2160 },
];

describe.each(sizes)('the drift against burn-in on $width × $height', (size) => {
  const day = Array.from({ length: 24 * 60 }, (_, minute) => driftAt(minute * minuteMs, size));

  test('keeps within 24 pixels and within the margin of the wall', () => {
    for (const { x, y } of day) {
      expect(Math.abs(x)).toBeLessThanOrEqual(Math.min(24, size.width * 0.01));
      expect(Math.abs(y)).toBeLessThanOrEqual(Math.min(24, size.height * 0.01));
    }
  });

  test('goes by a few pixels at a time and comes to many places', () => {
    const steps = day.slice(1).map((at, index) => Math.abs(at.x - (day[index]?.x ?? 0)));

    expect(Math.max(...steps)).toBeLessThanOrEqual(4);
    expect(new Set(day.map(({ x, y }) => `${x} ${y}`)).size).toBeGreaterThan(100);
  });
});

test.each([
  ['?night=22:00-05:30', '23:59', true],
  ['?night=22:00-05:30', '22:00', true],
  ['?night=22:00-05:30', '05:29', true],
  ['?night=22:00-05:30', '05:30', false],
  ['?night=22:00-05:30', '12:00', false],
  ['?night=12:00-13:00', '12:30', true],
  ['?night=12:00-13:00', '23:30', false],
  ['?night=25:00-05:30', '23:30', false],
  ['', '23:30', false],
])('with %s the wall at %s is dimmed: %s', (search, clock, dimmed) => {
  expect(isNight(clock, parseNight(search))).toBe(dimmed);
});

test.each([
  ['ArrowRight', { kind: 'stepped', by: 1 }],
  ['PageUp', { kind: 'stepped', by: -1 }],
  ['3', { kind: 'chosen', at: 2 }],
  [' ', { kind: 'toggled' }],
  ['0', null],
  ['a', null],
])('the key %j means %j', (key, event) => {
  expect(rotationKey(key)).toEqual(event);
});

const place = { column: 1, row: 1, columns: 12, rows: 12, tiles: [{ kind: 'clock' }] };
const aScene = (id: string): Scene => sceneSchema.parse({ id, name: { vi: id, en: id }, places: [place] });
const scenes = ['overview', 'storm', 'telecom'].map(aScene);
const idsOf = (given: readonly Scene[]): string[] => given.map(({ id }) => id);

test.each([
  ['', ['overview', 'storm', 'telecom']],
  ['?scene=storm', ['storm']],
  ['?scene=telecom,overview', ['telecom', 'overview']],
  ['?scene=nothing', ['overview', 'storm', 'telecom']],
  ['?scene=storm,nothing', ['storm']],
])('the address %j shows %j', (search, ids) => {
  expect(idsOf(scenesAsked(search, scenes))).toEqual(ids);
});

test.each([
  ['?alert=a1&scene=storm', 'a1'],
  ['?alert=', null],
  ['?scene=storm', null],
])('the address %j shows alert %j', (search, alert) => {
  expect(alertAsked(search)).toBe(alert);
});

test('on a wide wall the first scene stays and the others turn', () => {
  const { standing, turning } = splitScenes(scenes, 2);

  expect(standing?.id).toBe('overview');
  expect(idsOf(turning)).toEqual(['storm', 'telecom']);
});
