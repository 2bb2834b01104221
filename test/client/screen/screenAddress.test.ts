import { expect, test } from 'vitest';
import { screenAddress } from '#client/screen/screenAddress.ts';
import type { ScreenView } from '#shared/screen/screen.ts';
import { anAlert } from '#test/support/alertBuilders.ts';
import { asArea, asIndicator } from '#test/support/readingBuilders.ts';
import { asScene, someSettings } from '#test/support/screenBuilders.ts';

const own = '/wall?screen=65&res=3840x2160&distance=6';
const alert = anAlert();
const aScene = (id: string, indicator: string, kind: 'headline' | 'map' = 'map') => ({
  id: asScene(id),
  places: [
    {
      ...{ column: 1, row: 1, columns: 12, rows: 12 },
      tiles: [
        kind === 'map'
          ? { kind, indicator: asIndicator(indicator), limits: [1] }
          : { kind, indicator: asIndicator(indicator) },
      ],
    },
  ],
});
const scenes = [
  aScene('overview', 'dvc.overdue'),
  aScene('queue', 'dvc.overdue', 'headline'),
  aScene('telecom', 'tel.bts-down'),
  aScene('service', 'dvc.overdue'),
];

test.each<[string, ScreenView | null, string]>([
  ['by itself shows its own wall', null, own],
  ['sent a scene shows that one', { kind: 'scene', scene: asScene('storm') }, `${own}&scene=storm`],
  [
    'sent an area shows it in the explorer',
    { kind: 'explorer', area: asArea('vinh'), indicator: asIndicator('fb.open') },
    '/explorer?area=vinh&indicator=fb.open',
  ],
  [
    'sent an alert shows the scene about it that has a map',
    { kind: 'alert', alert: alert.id },
    `${own}&scene=service&alert=${alert.id}`,
  ],
  [
    'sent an alert that is over stays where it was',
    { kind: 'alert', alert: anAlert({ id: 'gone' }).id },
    own,
  ],
])('a screen %s', (_sentence, view, address) => {
  const findAlert = (id: string) => (id === alert.id ? alert : undefined);

  expect(screenAddress(someSettings(), view, { scenes, findAlert })).toBe(address);
});

test('scenes and their time are in the address', () => {
  const settings = someSettings({ scenes: [asScene('overview'), asScene('storm')], dwellSeconds: 20 });

  expect(screenAddress(settings, null, { scenes, findAlert: () => undefined })).toBe(
    `${own}&scene=overview,storm&dwell=20`,
  );
});
