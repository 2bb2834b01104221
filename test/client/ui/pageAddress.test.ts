import { describe, expect, it } from 'vitest';
import { explorerAddress, homeOf } from '#client/ui/pageAddress.ts';
import { areaIdSchema } from '#shared/area/area.ts';
import { roles } from '#shared/user/user.ts';

describe('where people go', () => {
  it('has a page for every role', () => {
    expect(roles.map((role) => homeOf[role])).toEqual(['/wall', '/explorer', '/console', '/explorer']);
  });

  it('leads to an area although its id holds signs of an address', () => {
    expect(explorerAddress(areaIdSchema.parse('1&b=?'))).toBe('/explorer?area=1%26b%3D%3F');
  });
});
