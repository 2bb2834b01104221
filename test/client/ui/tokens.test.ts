import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../../client/ui/tokens.css'), 'utf8');

type Rgb = readonly [number, number, number];

/** The colours of a ground as linear light, 0 to 1. */
function tokensOf(ground: 'wall' | 'desk'): ReadonlyMap<string, Rgb> {
  const block = css.slice(css.indexOf(`[data-ground="${ground}"]`)).split('}')[0] ?? '';
  const linear = (hex: string): number => {
    const share = Number.parseInt(hex, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return new Map(
    [...block.matchAll(/--([\w-]+): #(\w\w)(\w\w)(\w\w);/g)].map(([, name = '', r = '', g = '', b = '']) => [
      name,
      [linear(r), linear(g), linear(b)],
    ]),
  );
}

const times = (matrix: readonly Rgb[], colour: Rgb): Rgb =>
  matrix.map((row) => row.reduce((sum, factor, index) => sum + factor * (colour[index] ?? 0), 0)) as never;

/** What eyes without one kind of cone see (Machado, Oliveira and Fernandes 2009, severity 1), and no colour at all. */
const eyes: Readonly<Record<string, readonly Rgb[]>> = {
  'all three cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red cones': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green cones': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no blue cones': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  'no colour at all': [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
};

function lab(colour: Rgb): Rgb {
  const [x = 0, y = 0, z = 0] = times(
    [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    colour,
  );
  const root = (value: number): number => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const [fx, fy, fz] = [root(x / 0.95047), root(y), root(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

const distance = (a: Rgb, b: Rgb): number =>
  Math.hypot(...lab(a).map((value, index) => value - (lab(b)[index] ?? 0)));
const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const contrast = (a: Rgb, b: Rgb): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
};

describe.each(['wall', 'desk'] as const)('the colours of the %s', (ground) => {
  const tokens = tokensOf(ground);
  const colour = (name: string): Rgb => tokens.get(name) ?? expect.unreachable(`no token ${name}`);

  /** A difference in Lab that nobody overlooks between two large shapes; each state has a shape and a word besides. */
  const plain = 13;
  const pairs = [
    ['text', 'attention'],
    ['text', 'critical'],
    ['attention', 'critical'],
    ['text', 'text-late'],
  ] as const;

  test.each(Object.entries(eyes))('keep the states of a value apart for eyes with %s', (_eyes, matrix) => {
    const near = pairs
      .map(([a, b]) => ({ a, b, apart: distance(times(matrix, colour(a)), times(matrix, colour(b))) }))
      .filter(({ apart }) => apart < plain)
      .map(({ a, b, apart }) => `${a} and ${b}: ${apart.toFixed(1)}`);

    expect(near).toEqual([]);
  });

  test('of every ramp rise or fall in lightness step by step, so that it is read without its hue', () => {
    for (const steps of [
      [4, 3, 2, 1].map((step) => `map-short-${step}`),
      [1, 2, 3, 4].map((step) => `map-met-${step}`),
      [1, 2, 3, 4, 5].map((step) => `map-amount-${step}`),
    ]) {
      const lightness = steps.map((step) => lab(colour(step))[0]);
      const rising = lightness.toSorted((a, b) => a - b);

      expect([rising, rising.toReversed()]).toContainEqual(lightness);
      for (const [index, value] of rising.slice(1).entries())
        expect(value - (rising[index] ?? 0), steps.join()).toBeGreaterThan(2.5);
    }
  });
});

test.each(['text', 'text-quiet', 'text-late', 'attention', 'critical'])(
  '%s stands out 7 : 1 from the ground and panels of the wall',
  (name) => {
    const tokens = tokensOf('wall');

    for (const ground of ['ground', 'panel'])
      expect(contrast(tokens.get(name) as Rgb, tokens.get(ground) as Rgb), ground).toBeGreaterThanOrEqual(7);
  },
);
