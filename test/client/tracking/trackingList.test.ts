import { describe, expect, test } from 'vitest';
import { provinceOf } from '#client/profile/profileContext.tsx';
import {
  newestOf,
  possibleSteps,
  type TrackingView,
  trackedDirectives,
} from '#client/tracking/trackingList.ts';
import type { Directive } from '#shared/directive/directive.ts';
import { directiveStates } from '#shared/directive/directiveState.ts';
import { can } from '#shared/user/can.ts';
import { aUser } from '#test/support/alertBuilders.ts';
import { aDirective } from '#test/support/directiveBuilders.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import { hourMs, testNow } from '#test/support/readingBuilders.ts';

const names = provinceOf(aProfile());
const canOf = (role: 'duty' | 'leader' | 'operator' | 'administrator') => {
  const user = aUser({ role });
  return (permission: Parameters<typeof can>[1], area: Directive['area']) =>
    can(user, permission, area, names.tree);
};
const means = { now: testNow, can: canOf('operator'), names, language: 'vi' } as const;

const all = [
  aDirective({ id: 'over', state: 'verified', dueAt: testNow - hourMs }),
  aDirective({ id: 'open' }),
  aDirective({ id: 'late', dueAt: testNow - hourMs, owner: 'Sở Y tế', area: 'cua-lo' }),
  aDirective({ id: 'reported', state: 'reported', dueAt: testNow - hourMs }),
];
const idsOf = (view: TrackingView, typed = '', given = means) =>
  trackedDirectives(all, { view, typed }, given).map(({ id }) => id);

describe('the tracking list', () => {
  test.each([
    ['open', ['late', 'reported', 'open']],
    ['overdue', ['late']],
    ['waiting', ['late', 'open']],
    ['over', ['over']],
    ['all', ['late', 'reported', 'open', 'over']],
  ] as const)('shows %s, the overdue first', (view, ids) => {
    expect(idsOf(view)).toEqual(ids);
  });

  test('of a leader waits where a report does', () => {
    const leader = { ...means, can: canOf('leader') };

    expect(trackedDirectives(all, { view: 'waiting', typed: '' }, leader).map(({ id }) => id)).toEqual([
      'reported',
    ]);
  });

  test.each([
    ['so y te', ['late']],
    ['SỞ y tế', ['late']],
    ['ho so vinh', ['reported', 'open']],
    ['không có', []],
  ])('finds "%s" without regard to diacritics', (typed, ids) => {
    expect(idsOf('open', typed)).toEqual(ids);
  });
});

describe('the steps that are offered', () => {
  test.each([
    ['leader', ['withdraw'], ['withdraw'], ['verify', 'return', 'withdraw']],
    ['operator', ['accept'], ['report'], []],
    ['duty', [], [], []],
    ['administrator', [], [], []],
  ] as const)('to a %s', (role, issued, inProgress, reported) => {
    const offered = (['issued', 'in-progress', 'reported'] as const).map((state) =>
      possibleSteps(aDirective({ state }), canOf(role)),
    );

    expect(offered).toEqual([issued, inProgress, reported]);
  });

  test('are none for nobody in whatever state', () => {
    expect(directiveStates.flatMap((state) => possibleSteps(aDirective({ state }), () => false))).toEqual([]);
  });
});

test('what the live link knows is newer than what was read, never older', () => {
  const read = [aDirective({ id: 'a', revision: 2 }), aDirective({ id: 'b', revision: 5 })];
  const live = [
    aDirective({ id: 'a', revision: 3 }),
    aDirective({ id: 'b', revision: 4 }),
    aDirective({ id: 'c' }),
  ];

  expect(newestOf(read, live).map(({ id, revision }) => [id, revision])).toEqual([
    ['a', 3],
    ['b', 5],
    ['c', 1],
  ]);
});
