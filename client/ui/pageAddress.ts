import type { AlertRuleId } from '#shared/alert/alertRule.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { DirectiveId } from '#shared/directive/directive.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import type { Role } from '#shared/user/user.ts';

/** The pages people go to by hand. */
export const pageAddresses = {
  wall: '/wall',
  explorer: '/explorer',
  console: '/console',
  directives: '/directives',
  shift: '/shift',
  admin: '/admin/import',
  entry: '/admin/entry',
  catalogue: '/admin/catalogue',
  quality: '/admin/quality',
  performance: '/admin/performance',
  rules: '/admin/rules',
  notifications: '/admin/notifications',
  screens: '/admin/screens',
  scenes: '/admin/scenes',
  signIn: '/sign-in',
  pair: '/pair',
} as const;

/** What the explorer shows is in its address and nowhere else: the link somebody sends shows what they saw. */
export function explorerAddress(area: AreaId, indicator?: IndicatorId): string {
  const query = new URLSearchParams({ area, ...(indicator === undefined ? {} : { indicator }) });
  return `${pageAddresses.explorer}?${query}`;
}

/** One direction in the tracking list. */
export const directiveAddress = (id: DirectiveId): string =>
  `${pageAddresses.directives}?${new URLSearchParams({ id })}`;

/** One rule with its history; which one is in the address. */
export const ruleAddress = (rule: AlertRuleId): string =>
  `${pageAddresses.rules}?${new URLSearchParams({ rule })}`;

/** Where a role works. An administrator's own page comes later; until then the explorer shows the whole province. */
export const homeOf: Readonly<Record<Role, string>> = {
  duty: pageAddresses.wall,
  leader: pageAddresses.explorer,
  operator: pageAddresses.console,
  administrator: pageAddresses.explorer,
};
