import { describe, expect, test } from 'vitest';
import type { AlertId } from '#shared/alert/alert.ts';
import {
  firstRotation,
  heldMs,
  interruptedMs,
  nextRotation,
  type Rotation,
  type RotationEvent,
  sceneAbout,
} from '#shared/scene/rotation.ts';
import { sceneSchema, usualDwellMs } from '#shared/scene/scene.ts';

const now = 1_000_000;
const scenes = [{ dwell: 60_000 }, {}, {}, {}];
const first = 'first' as AlertId;
const second = 'second' as AlertId;

const states: Readonly<Record<string, Rotation>> = {
  'turning, dwelling': { mode: 'turning', at: 1, sinceAt: now - usualDwellMs + 1 },
  'turning, dwelt': { mode: 'turning', at: 1, sinceAt: now - usualDwellMs },
  'turning, dwelt on the last': { mode: 'turning', at: 3, sinceAt: now - usualDwellMs },
  'turning, on one of a longer dwell': { mode: 'turning', at: 0, sinceAt: now - usualDwellMs },
  'held, for longer': { mode: 'held', at: 2, untilAt: now + 1 },
  'held, over': { mode: 'held', at: 2, untilAt: now },
  'interrupted, for longer': { mode: 'interrupted', at: 3, untilAt: now + 1, alert: first, back: 1 },
  'interrupted, over': { mode: 'interrupted', at: 3, untilAt: now, alert: first, back: 1 },
};

const events: Readonly<Record<string, RotationEvent>> = {
  tick: { kind: 'tick' },
  'a critical alert': { kind: 'raised', alert: { id: second, scene: 2 } },
  'that alert settled': { kind: 'settled', alert: first },
  'another alert settled': { kind: 'settled', alert: second },
  'a scene chosen': { kind: 'chosen', at: 6 },
  'one on': { kind: 'stepped', by: 1 },
  'one back': { kind: 'stepped', by: -1 },
  toggled: { kind: 'toggled' },
};

/** `= n`: stays as it is. `turn n`: turns on from scene n. `hold n`, `show n ← m`: shows n and goes back to m. */
const table: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'turning, dwelling': {
    tick: '= 1',
    'a critical alert': 'show 2 ← 1',
    'that alert settled': '= 1',
    'another alert settled': '= 1',
    'a scene chosen': 'hold 2',
    'one on': 'hold 2',
    'one back': 'hold 0',
    toggled: 'hold 1',
  },
  'turning, dwelt': {
    tick: 'turn 2',
    'a critical alert': 'show 2 ← 1',
    'that alert settled': '= 1',
    'another alert settled': '= 1',
    'a scene chosen': 'hold 2',
    'one on': 'hold 2',
    'one back': 'hold 0',
    toggled: 'hold 1',
  },
  'turning, dwelt on the last': {
    tick: 'turn 0',
    'a critical alert': 'show 2 ← 3',
    'that alert settled': '= 3',
    'another alert settled': '= 3',
    'a scene chosen': 'hold 2',
    'one on': 'hold 0',
    'one back': 'hold 2',
    toggled: 'hold 3',
  },
  'turning, on one of a longer dwell': {
    tick: '= 0',
    'a critical alert': 'show 2 ← 0',
    'that alert settled': '= 0',
    'another alert settled': '= 0',
    'a scene chosen': 'hold 2',
    'one on': 'hold 1',
    'one back': 'hold 3',
    toggled: 'hold 0',
  },
  'held, for longer': {
    tick: '= 2',
    'a critical alert': '= 2',
    'that alert settled': '= 2',
    'another alert settled': '= 2',
    'a scene chosen': 'hold 2',
    'one on': 'hold 3',
    'one back': 'hold 1',
    toggled: 'turn 2',
  },
  'held, over': {
    tick: 'turn 2',
    'a critical alert': '= 2',
    'that alert settled': '= 2',
    'another alert settled': '= 2',
    'a scene chosen': 'hold 2',
    'one on': 'hold 3',
    'one back': 'hold 1',
    toggled: 'turn 2',
  },
  'interrupted, for longer': {
    tick: '= 3',
    'a critical alert': 'show 2 ← 1',
    'that alert settled': 'turn 1',
    'another alert settled': '= 3',
    'a scene chosen': 'hold 2',
    'one on': 'hold 0',
    'one back': 'hold 2',
    toggled: 'hold 3',
  },
  'interrupted, over': {
    tick: 'turn 1',
    'a critical alert': 'show 2 ← 1',
    'that alert settled': 'turn 1',
    'another alert settled': '= 3',
    'a scene chosen': 'hold 2',
    'one on': 'hold 0',
    'one back': 'hold 2',
    toggled: 'hold 3',
  },
};

function outcomeOf(before: Rotation, after: Rotation): string {
  if (after === before) return `= ${after.at}`;
  switch (after.mode) {
    case 'turning':
      expect(after.sinceAt).toBe(now);
      return `turn ${after.at}`;
    case 'held':
      expect(after.untilAt).toBe(now + heldMs);
      return `hold ${after.at}`;
    case 'interrupted':
      expect(after.untilAt).toBe(now + interruptedMs);
      return `show ${after.at} ← ${after.back}`;
    default:
      return after satisfies never;
  }
}

test('the table has every state and every event', () => {
  expect(Object.keys(table)).toEqual(Object.keys(states));
  for (const row of Object.values(table)) expect(Object.keys(row)).toEqual(Object.keys(events));
});

describe.each(Object.entries(states))('the rotation %s', (name, state) => {
  test.each(Object.entries(events))('hears %s', (event, given) => {
    const next = nextRotation(state, given, { scenes, now });

    expect(outcomeOf(state, next)).toBe(table[name]?.[event]);
  });
});

test('a wall with one scene stays on it', () => {
  const state = firstRotation(0);

  const next = nextRotation(state, { kind: 'tick' }, { scenes: [{}], now });

  expect(next).toBe(state);
});

test('an alert is shown by the scene of its indicator, else of its group, else the overview', () => {
  const aScene = (id: string, indicator: string) =>
    sceneSchema.parse({
      id,
      name: { vi: id, en: id },
      places: [{ column: 1, row: 1, columns: 12, rows: 12, tiles: [{ kind: 'headline', indicator }] }],
    });
  const given = [
    aScene('overview', 'dvc.overdue'),
    aScene('a', 'tel.bts_up_pct'),
    aScene('b', 'tel.bts_down'),
  ];

  const shown = ['tel.bts_down', 'tel.fibre_cut', 'dvc.overdue', 'fb.open', null].map((indicator) =>
    sceneAbout(given, indicator),
  );

  expect(shown).toEqual([2, 1, 0, 0, 0]);
});
