import { describe, expect, test } from 'vitest';
import type { Alert } from '#shared/alert/alert.ts';
import type { AreaId } from '#shared/area/area.ts';
import { isStillAlerting } from '#shared/directive/stillAlerting.ts';
import { anAlert } from '#test/support/alertBuilders.ts';
import { aDirective } from '#test/support/directiveBuilders.ts';
import { anIndicator, asArea, asIndicator } from '#test/support/readingBuilders.ts';

describe('an alert speaks against a recovery', () => {
  const counting = anIndicator({ sites: { kind: 'bts', figure: 'down' } });
  const directive = aDirective({
    area: asArea('vinh'),
    subject: { kind: 'indicator', indicator: counting.id },
  });
  const isWithin = (id: AreaId, scope: AreaId): boolean => id === scope || scope === asArea('nghe-an');
  const active = { active: true, acknowledged: true, latched: false, suppression: null } as const;
  const anAlertOf = (given: Partial<Alert>): Alert =>
    anAlert({
      area: asArea('vinh'),
      subject: directive.subject as Alert['subject'],
      facts: active,
      ...given,
    });

  test.each([
    ['about the same indicator there', {}, true],
    ['about the sites that it counts', { subject: { kind: 'sites', siteKind: 'bts' } }, true],
    ['about sites of another kind', { subject: { kind: 'sites', siteKind: 'route' } }, false],
    ['of another area', { area: asArea('cua-lo') }, false],
    ['that is over', { facts: { ...active, active: false } }, false],
    [
      'about another indicator',
      { subject: { kind: 'indicator', indicator: asIndicator('other.one') } },
      false,
    ],
  ] as const)('one %s: %s', (_what, given, speaks) => {
    expect(
      isStillAlerting([anAlertOf(given as Partial<Alert>)], { directive, indicator: counting, isWithin }),
    ).toBe(speaks);
  });

  test('one of a part speaks against that of the whole', () => {
    const whole = { ...directive, area: asArea('nghe-an') };

    expect(isStillAlerting([anAlertOf({})], { directive: whole, indicator: counting, isWithin })).toBe(true);
  });

  test('the one it was given on, whatever it is about', () => {
    const alert = anAlertOf({ subject: { kind: 'source', source: 'portal' as never } });
    const given = aDirective({
      subject: { kind: 'alert', alert: alert.id, rule: 'silent', indicator: null, source: null },
    });

    expect(isStillAlerting([alert], { directive: given, indicator: undefined, isWithin })).toBe(true);
  });
});
