import { type AlertId, alertIdSchema } from '#shared/alert/alert.ts';
import type { Scene } from '#shared/scene/scene.ts';

const second = 1_000;

/**
 * The scenes that an address asks for, in its order: `?scene=storm` stays on one, `?scene=overview,storm` turns between
 * two. Without it, or when it names none that the province has, all of them. `?dwell=20`: 20 seconds for each of them.
 */
export function scenesAsked(search: string, scenes: readonly Scene[]): readonly Scene[] {
  const query = new URLSearchParams(search);
  const ids = query.get('scene')?.split(',') ?? [];
  const asked = ids.flatMap((id) => scenes.find((scene) => scene.id === id) ?? []);
  const shown = asked.length > 0 ? asked : scenes;
  const dwell = Number(query.get('dwell')) * second;
  return dwell >= 5 * second ? shown.map((scene) => ({ ...scene, dwell })) : shown;
}

/** `?alert=…`: the alert that the maps of this wall show, as long as it lasts. */
export function alertAsked(search: string): AlertId | null {
  const asked = alertIdSchema.safeParse(new URLSearchParams(search).get('alert'));
  return asked.success ? asked.data : null;
}

/** On a wide wall the first scene stays and the others turn beside it. */
export function splitScenes(
  scenes: readonly Scene[],
  panes: 1 | 2,
): { readonly standing: Scene | null; readonly turning: readonly Scene[] } {
  const [first, ...others] = scenes;
  if (panes === 1 || first === undefined || others.length === 0) return { standing: null, turning: scenes };
  return { standing: first, turning: others };
}
