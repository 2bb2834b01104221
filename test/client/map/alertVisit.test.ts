import { describe, expect, test } from 'vitest';
import {
  type AlertVisit,
  nextTickAt,
  nextVisit,
  noVisit,
  restMs,
  type VisitEvent,
  visitEvents,
  visitMs,
} from '#client/map/alertVisit.ts';
import { asArea } from '#test/support/readingBuilders.ts';

const now = 1_000_000;
const [a, b, c] = ['a', 'b', 'c'].map(asArea) as [
  ReturnType<typeof asArea>,
  ReturnType<typeof asArea>,
  ReturnType<typeof asArea>,
];
const raised = (area: typeof a, raisedAt = now): VisitEvent => ({ kind: 'raised', area, raisedAt });

const states: Readonly<Record<string, AlertVisit>> = {
  'at rest': noVisit,
  'showing a': { showing: { area: a, untilAt: now + 5_000 }, restUntilAt: 0, waiting: [] },
  'done with a': {
    showing: { area: a, untilAt: now },
    restUntilAt: 0,
    waiting: [{ area: b, raisedAt: now }],
  },
  'resting, b waits': { showing: null, restUntilAt: now + 3_000, waiting: [{ area: b, raisedAt: now }] },
  'rested, b waits': { showing: null, restUntilAt: now, waiting: [{ area: b, raisedAt: now - 1_000 }] },
  'rested, b is old': { showing: null, restUntilAt: now, waiting: [{ area: b, raisedAt: now - 60_000 }] },
};
const events: Readonly<Record<string, VisitEvent>> = {
  tick: { kind: 'tick' },
  'raised in a': raised(a),
  'raised in c': raised(c),
  'settled in a': { kind: 'settled', area: a },
  'settled in b': { kind: 'settled', area: b },
};

/** For every state and event: the area that is shown after it, and those that wait. */
const table: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'at rest': {
    tick: '- |',
    'raised in a': 'a |',
    'raised in c': 'c |',
    'settled in a': '- |',
    'settled in b': '- |',
  },
  'showing a': {
    tick: 'a |',
    'raised in a': 'a |',
    'raised in c': 'a | c',
    'settled in a': '- |',
    'settled in b': 'a |',
  },
  'done with a': {
    tick: '- | b',
    'raised in a': '- | b',
    'raised in c': '- | b c',
    'settled in a': '- | b',
    'settled in b': 'a |',
  },
  'resting, b waits': {
    tick: '- | b',
    'raised in a': '- | b a',
    'raised in c': '- | b c',
    'settled in a': '- | b',
    'settled in b': '- |',
  },
  'rested, b waits': {
    tick: 'b |',
    'raised in a': 'b | a',
    'raised in c': 'b | c',
    'settled in a': '- | b',
    'settled in b': '- |',
  },
  'rested, b is old': {
    tick: '- |',
    'raised in a': 'a |',
    'raised in c': 'c |',
    'settled in a': '- | b',
    'settled in b': '- |',
  },
};

const told = ({ showing, waiting }: AlertVisit): string =>
  [showing?.area ?? '-', '|', ...waiting.map(({ area }) => area)].join(' ');

describe('the map that goes to a critical alert', () => {
  const cells = Object.keys(states).flatMap((state) =>
    Object.keys(events).map((event) => [state, event] as const),
  );

  test.each(cells)('%s: %s', (state, event) => {
    const next = nextVisit(states[state] ?? noVisit, events[event] ?? { kind: 'tick' }, now);

    expect(told(next)).toBe(table[state]?.[event]);
  });

  test('never keeps the whole province away for more than 15 seconds, however many are raised', () => {
    let visit = noVisit;
    let awaySince: number | null = null;
    const seen = new Set<string>();

    for (let at = now; at < now + 300_000; at += 500) {
      if (at < now + 60_000)
        visit = nextVisit(visit, raised(asArea(`area ${Math.floor((at - now) / 4_000)}`), at), at);
      visit = nextVisit(visit, { kind: 'tick' }, at);
      awaySince = visit.showing ? (awaySince ?? at) : null;
      if (visit.showing) seen.add(visit.showing.area);
      expect(at - (awaySince ?? at)).toBeLessThanOrEqual(15_000);
    }

    expect(visit).toMatchObject({ showing: null, waiting: [] });
    expect(seen.size).toBeGreaterThan(2);
  });

  test('says when time alone changes something, and that it never does at rest', () => {
    const showing = nextVisit(noVisit, raised(a), now);
    const resting = nextVisit(nextVisit(showing, raised(b), now), { kind: 'tick' }, now + visitMs);

    expect(nextTickAt(noVisit)).toBeNull();
    expect(nextTickAt(showing)).toBe(now + visitMs);
    expect(nextTickAt(resting)).toBe(now + visitMs + restMs);
    expect(nextTickAt(nextVisit(resting, { kind: 'settled', area: b }, now + visitMs))).toBeNull();
  });
});

describe('what is news to the map', () => {
  const told = (events: readonly VisitEvent[]): string[] =>
    events.map((event) => `${event.kind} ${'area' in event ? event.area : ''}`);

  test('is a critical alert that was not there before, the earlier one first', () => {
    const events = visitEvents(
      new Map([[a, now - 9_000]]),
      new Map([
        [a, now - 9_000],
        [c, now],
        [b, now - 1_000],
      ]),
      now,
    );

    expect(told(events)).toEqual(['raised b', 'raised c']);
  });

  test('is another one in an area that had one', () => {
    expect(told(visitEvents(new Map([[a, now - 9_000]]), new Map([[a, now]]), now))).toEqual(['raised a']);
  });

  test('is that the last of an area was taken or is over', () => {
    expect(told(visitEvents(new Map([[a, now]]), new Map(), now))).toEqual(['settled a']);
  });

  test('is, to a map that begins, what was raised just now and nothing older', () => {
    const standing = new Map([
      [a, now - 2_000],
      [b, now - 30_000],
    ]);

    expect(told(visitEvents(null, standing, now))).toEqual(['raised a']);
  });
});
