import type { StoredScreen } from '#server/screen/screenStore.ts';
import type { SceneId } from '#shared/scene/scene.ts';
import type { ScreenEvent, ScreenId, ScreenSettings } from '#shared/screen/screen.ts';
import { testNow } from './readingBuilders.ts';

export const asScreen = (id: string): ScreenId => id as ScreenId;
export const asScene = (id: string): SceneId => id as SceneId;

/** A 65-inch screen in 4K, read from six metres, with all scenes. */
export const someSettings = (given: Partial<ScreenSettings> = {}): ScreenSettings => ({
  name: 'Màn hình 1',
  place: 'Phòng trực',
  diagonalInches: 65,
  width: 3_840,
  height: 2_160,
  distanceM: 6,
  scenes: [],
  dwellSeconds: null,
  ...given,
});

export const aStoredScreen = (
  given: Partial<Omit<StoredScreen, 'id'>> & { readonly id?: string } = {},
): StoredScreen => ({
  settings: someSettings(),
  pairedAt: testNow,
  pairedBy: 'Quản trị',
  sent: null,
  tokenHash: 'hash-1',
  ...given,
  id: asScreen(given.id ?? 'screen-1'),
});

export const aScreenEvent = (
  given: Partial<Omit<ScreenEvent, 'screen'>> & { readonly screen?: string } = {},
): ScreenEvent => ({
  at: testNow,
  kind: 'paired',
  userId: 'admin',
  userName: 'Quản trị',
  sent: null,
  ...given,
  screen: asScreen(given.screen ?? 'screen-1'),
});
