import type { AreaId } from '#shared/area/area.ts';
import type { Role, User } from './user.ts';

/** Everything that is refused or allowed in the product; `noun:verb`, as the commands are called. */
export const permissions = [
  'indicator:read',
  'alert:read',
  'alert:acknowledge',
  'alert:comment',
  'alert:assign',
  'alert:shelve',
  'alert:suppress',
  'data:import',
  'data:enter',
  'performance:read',
  'rule:manage',
  'scene:manage',
  'user:manage',
  'directive:read',
  'directive:issue',
  'directive:work',
  'shift:read',
  'shift:keep',
  'roster:edit',
  'notification:read',
  'screen:send',
  'screen:manage',
] as const;
export type Permission = (typeof permissions)[number];

const read: readonly Permission[] = ['indicator:read', 'alert:read', 'directive:read', 'shift:read'];
const direct: readonly Permission[] = ['alert:comment', 'alert:assign'];
const desk: readonly Permission[] = ['alert:acknowledge', 'alert:shelve', 'directive:work', 'shift:keep'];
const bring: readonly Permission[] = ['data:import', 'data:enter'];

/**
 * What each role may do. An administrator does not acknowledge: whoever can change the rules of an alert must not also
 * be able to make it quiet. An operator shelves within a shift; what is hidden for longer, a leader answers for. Files
 * and typed values are brought by the operator, who gets the reports of the shift, and the administrator, who brings the
 * years before; never by a leader, whom the numbers judge, or by the watch of the wall. A direction is given and judged
 * by the leader and worked on by the operator, so that nobody closes their own work. The log and the handover of a shift
 * are kept by those who sit in it: operator and watch.
 */
const permissionsOf: Readonly<Record<Role, readonly Permission[]>> = {
  duty: [...read, 'alert:comment', 'shift:keep'],
  leader: [...read, 'performance:read', ...direct, 'alert:suppress', 'directive:issue'],
  operator: [...read, 'performance:read', ...direct, ...desk, ...bring, 'screen:send'],
  administrator: [
    ...read,
    'performance:read',
    ...bring,
    'rule:manage',
    'scene:manage',
    'user:manage',
    'roster:edit',
    'notification:read',
    'screen:send',
    'screen:manage',
  ],
};

/** The one part of the area tree that a permission needs. */
export interface AreaScope {
  isWithin(id: AreaId, scope: AreaId): boolean;
}

/** A paired screen has an id of this form. Nobody stands at it, so whoever does may only look, whatever its role may. */
const isScreen = ({ id }: User): boolean => id.startsWith('screen:');

/**
 * Whether `user` may do `permission` in `area`. The server decides with it and the client greys with it, so a button and
 * its refusal cannot disagree.
 */
export function can(user: User | null, permission: Permission, area: AreaId, tree: AreaScope): boolean {
  if (user === null || (isScreen(user) && !permission.endsWith(':read'))) return false;
  return permissionsOf[user.role].includes(permission) && tree.isWithin(area, user.area);
}
