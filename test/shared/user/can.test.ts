import { describe, expect, test } from 'vitest';
import { can, type Permission, permissions } from '#shared/user/can.ts';
import { type Role, roles } from '#shared/user/user.ts';
import { aUser } from '#test/support/alertBuilders.ts';
import { aProfileTree, asArea } from '#test/support/readingBuilders.ts';

const tree = aProfileTree();

/** Every role × permission, asserted one by one: a new role or permission fails here until somebody decides. */
const table: Readonly<Record<string, boolean>> = {
  'duty indicator:read': true,
  'duty alert:read': true,
  'duty alert:acknowledge': false,
  'duty alert:comment': true,
  'duty alert:assign': false,
  'duty alert:shelve': false,
  'duty alert:suppress': false,
  'duty data:import': false,
  'duty data:enter': false,
  'duty performance:read': false,
  'duty rule:manage': false,
  'duty scene:manage': false,
  'duty user:manage': false,
  'duty directive:read': true,
  'duty directive:issue': false,
  'duty directive:work': false,
  'duty shift:read': true,
  'duty shift:keep': true,
  'duty roster:edit': false,
  'duty notification:read': false,
  'duty screen:send': false,
  'duty screen:manage': false,
  'leader indicator:read': true,
  'leader alert:read': true,
  'leader alert:acknowledge': false,
  'leader alert:comment': true,
  'leader alert:assign': true,
  'leader alert:shelve': false,
  'leader alert:suppress': true,
  'leader data:import': false,
  'leader data:enter': false,
  'leader performance:read': true,
  'leader rule:manage': false,
  'leader scene:manage': false,
  'leader user:manage': false,
  'leader directive:read': true,
  'leader directive:issue': true,
  'leader directive:work': false,
  'leader shift:read': true,
  'leader shift:keep': false,
  'leader roster:edit': false,
  'leader notification:read': false,
  'leader screen:send': false,
  'leader screen:manage': false,
  'operator indicator:read': true,
  'operator alert:read': true,
  'operator alert:acknowledge': true,
  'operator alert:comment': true,
  'operator alert:assign': true,
  'operator alert:shelve': true,
  'operator alert:suppress': false,
  'operator data:import': true,
  'operator data:enter': true,
  'operator performance:read': true,
  'operator rule:manage': false,
  'operator scene:manage': false,
  'operator user:manage': false,
  'operator directive:read': true,
  'operator directive:issue': false,
  'operator directive:work': true,
  'operator shift:read': true,
  'operator shift:keep': true,
  'operator roster:edit': false,
  'operator notification:read': false,
  'operator screen:send': true,
  'operator screen:manage': false,
  'administrator indicator:read': true,
  'administrator alert:read': true,
  'administrator alert:acknowledge': false,
  'administrator alert:comment': false,
  'administrator alert:assign': false,
  'administrator alert:shelve': false,
  'administrator alert:suppress': false,
  'administrator data:import': true,
  'administrator data:enter': true,
  'administrator performance:read': true,
  'administrator rule:manage': true,
  'administrator scene:manage': true,
  'administrator user:manage': true,
  'administrator directive:read': true,
  'administrator directive:issue': false,
  'administrator directive:work': false,
  'administrator shift:read': true,
  'administrator shift:keep': false,
  'administrator roster:edit': true,
  'administrator notification:read': true,
  'administrator screen:send': true,
  'administrator screen:manage': true,
};

/** The user's own area, the area in question, whether it lies within. */
const areas = [
  ['nghe-an', 'nghe-an', true],
  ['nghe-an', 'vinh', true],
  ['nghe-an', 'nghi-phu', true],
  ['vinh', 'vinh', true],
  ['vinh', 'nghi-phu', true],
  ['vinh', 'dien-chau', false],
  ['vinh', 'nghe-an', false],
  ['nghi-phu', 'vinh', false],
  ['nghe-an', 'nowhere', false],
  ['nowhere', 'vinh', false],
] as const;

const pairs = roles.flatMap((role) =>
  permissions.map((permission): readonly [string, Role, Permission] => [
    `${role} ${permission}`,
    role,
    permission,
  ]),
);
const cells = pairs.flatMap(([pair, role, permission]) =>
  areas.map(([own, area, within]) => [role, permission, own, area, table[pair] === true && within] as const),
);

describe('who may do what, and where', () => {
  test('is decided for every role and permission', () => {
    expect(Object.keys(table).sort()).toEqual(pairs.map(([pair]) => pair).sort());
  });

  test.each(cells)('%s, %s, of %s in %s: %s', (role, permission, own, area, allowed) => {
    expect(can(aUser({ role, area: own }), permission, asArea(area), tree)).toBe(allowed);
  });

  test.each(permissions)('nobody who is not signed in: %s', (permission) => {
    expect(can(null, permission, asArea('nghe-an'), tree)).toBe(false);
  });

  test('whoever can change rules cannot make an alert quiet', () => {
    const quiet = ['alert:acknowledge', 'alert:shelve', 'alert:suppress'];
    const both = roles.filter(
      (role) => quiet.some((permission) => table[`${role} ${permission}`]) && table[`${role} rule:manage`],
    );

    expect(both).toEqual([]);
  });

  test('whoever works on a direction does not judge it', () => {
    const both = roles.filter((role) => table[`${role} directive:issue`] && table[`${role} directive:work`]);

    expect(both).toEqual([]);
  });
});

test('a paired screen may look and nothing else, whatever its role may', () => {
  const screen = aUser({ id: 'screen:1', role: 'duty', area: asArea('nghe-an') });

  const allowed = permissions.filter((permission) => can(screen, permission, asArea('vinh'), tree));

  expect(allowed.length).toBeGreaterThan(1);
  expect(allowed.filter((permission) => !permission.endsWith(':read'))).toEqual([]);
});
