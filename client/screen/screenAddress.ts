import { explorerAddress, pageAddresses } from '#client/ui/pageAddress.ts';
import type { Alert } from '#shared/alert/alert.ts';
import { sceneAbout } from '#shared/scene/rotation.ts';
import { type Scene, tilesOf } from '#shared/scene/scene.ts';
import type { ScreenSettings, ScreenView } from '#shared/screen/screen.ts';

/** The wall as a screen shows it by itself: its size and distance scale the type, its scenes take turns. */
function wallAddress(settings: ScreenSettings, scenes: readonly string[]): string {
  const { diagonalInches, width, height, distanceM, dwellSeconds } = settings;
  const query = new URLSearchParams({
    screen: String(diagonalInches),
    res: `${width}x${height}`,
    distance: String(distanceM),
  });
  if (scenes.length > 0) query.set('scene', scenes.join(','));
  if (dwellSeconds !== null) query.set('dwell', String(dwellSeconds));
  return `${pageAddresses.wall}?${query.toString().replaceAll('%2C', ',')}`;
}

export interface ScreenKnowledge {
  /** Of the province, in the order of their turn. */
  readonly scenes: readonly Pick<Scene, 'id' | 'places'>[];
  findAlert(id: string): Pick<Alert, 'id' | 'subject'> | undefined;
}

/** Where a screen is to be; `view` null when nobody sent it anything. An alert that is over leaves it on its own scenes. */
export function screenAddress(
  settings: ScreenSettings,
  view: ScreenView | null,
  { scenes, findAlert }: ScreenKnowledge,
): string {
  const own = wallAddress(settings, settings.scenes);
  if (view === null) return own;
  if (view.kind === 'scene') return wallAddress(settings, [view.scene]);
  if (view.kind === 'explorer') return explorerAddress(view.area, view.indicator ?? undefined);
  const alert = findAlert(view.alert);
  if (!alert) return own;
  const { id, subject } = alert;
  // It is shown at its place: a scene without a map would not say where.
  const mapped = scenes.filter(
    (scene, index) => index === 0 || tilesOf(scene).some(({ kind }) => kind === 'map'),
  );
  const scene = mapped[sceneAbout(mapped, subject.kind === 'indicator' ? subject.indicator : null)];
  return `${wallAddress(settings, scene ? [scene.id] : [])}&${new URLSearchParams({ alert: id })}`;
}
