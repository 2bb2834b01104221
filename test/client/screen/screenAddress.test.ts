import { expect, test } from 'vitest';
import { screenAddress } from '#client/screen/screenAddress.ts';
import type { ScreenView } from '#shared/screen/screen.ts';
import { anAlert } from '#test/support/alertBuilders.ts';
import { asArea, asIndicator } from '#test/support/readingBuilders.ts';
import { asScene, someSettings } from '#test/support/screenBuilders.ts';

const own = '/wall?screen=65&res=3840x2160&distance=6';
const alert = anAlert();

test.each<[string, ScreenView | null, string]>([
  ['by itself shows its own wall', null, own],
  ['sent a scene shows that one', { kind: 'scene', scene: asScene('storm') }, `${own}&scene=storm`],
  [
    'sent an area shows it in the explorer',
    { kind: 'explorer', area: asArea('vinh'), indicator: asIndicator('fb.open') },
    '/explorer?area=vinh&indicator=fb.open',
  ],
  [
    'sent an alert shows its area and its indicator',
    { kind: 'alert', alert: alert.id },
    `/explorer?area=${alert.area}&indicator=dvc.overdue`,
  ],
  [
    'sent an alert that is over stays where it was',
    { kind: 'alert', alert: anAlert({ id: 'gone' }).id },
    own,
  ],
])('a screen %s', (_sentence, view, address) => {
  const found = (id: string) => (id === alert.id ? alert : undefined);

  expect(screenAddress(someSettings(), view, found)).toBe(address);
});

test('scenes and their time are in the address', () => {
  const settings = someSettings({ scenes: [asScene('overview'), asScene('storm')], dwellSeconds: 20 });

  expect(screenAddress(settings, null, () => undefined)).toBe(`${own}&scene=overview,storm&dwell=20`);
});
