import type { AlertId } from '#shared/alert/alert.ts';
import { indicatorsOf, type Scene, tilesOf, usualDwellMs } from './scene.ts';

/** Where the wall is in its scenes. `at` is the index of the scene on screen, times are epoch ms on the server's clock. */
export type Rotation =
  /** One scene after another. */
  | { readonly mode: 'turning'; readonly at: number; readonly sinceAt: number }
  /** Somebody at the wall holds a scene; it turns on by itself at `untilAt`. */
  | { readonly mode: 'held'; readonly at: number; readonly untilAt: number }
  /** Shows what a critical alert is about, and goes back to scene `back` when that is taken, or at `untilAt`. */
  | {
      readonly mode: 'interrupted';
      readonly at: number;
      readonly untilAt: number;
      readonly alert: AlertId;
      readonly back: number;
    };

/** An untaken critical alert and the index of the scene that shows what it is about. */
export interface CriticalAlert {
  readonly id: AlertId;
  readonly scene: number;
}

export type RotationEvent =
  /** Time passes. */
  | { readonly kind: 'tick' }
  /** A critical alert that was not there before. */
  | { readonly kind: 'raised'; readonly alert: CriticalAlert }
  /** An alert was taken, or is over. */
  | { readonly kind: 'settled'; readonly alert: AlertId }
  /** Somebody at the wall asks for the scene at an index, the next or the one before. */
  | { readonly kind: 'chosen'; readonly at: number }
  | { readonly kind: 'stepped'; readonly by: 1 | -1 }
  /** Somebody holds the scene on screen, or lets it go. */
  | { readonly kind: 'toggled' };

/** How long a scene stays that somebody at the wall asked for. */
export const heldMs = 5 * 60_000;
/** An alert that nobody takes does not keep the rest of the wall away for longer. */
export const interruptedMs = 3 * 60_000;

type Dwelling = Pick<Scene, 'dwell'>;

const wrap = (at: number, count: number): number => ((at % count) + count) % count;

const turning = (at: number, now: number): Rotation => ({ mode: 'turning', at, sinceAt: now });

function afterTick(state: Rotation, scenes: readonly Dwelling[], now: number): Rotation {
  switch (state.mode) {
    case 'turning':
      if (scenes.length < 2 || now - state.sinceAt < (scenes[state.at]?.dwell ?? usualDwellMs)) return state;
      return turning(wrap(state.at + 1, scenes.length), now);
    case 'held':
      return now < state.untilAt ? state : turning(state.at, now);
    case 'interrupted':
      return now < state.untilAt ? state : turning(state.back, now);
    default:
      return state satisfies never;
  }
}

/**
 * The next state, for every state and every event. Whoever stands at the wall is not interrupted; a newer critical alert
 * takes over from an older one; what was interrupted is gone back to.
 */
export function nextRotation(
  state: Rotation,
  event: RotationEvent,
  { scenes, now }: { readonly scenes: readonly Dwelling[]; readonly now: number },
): Rotation {
  switch (event.kind) {
    case 'tick':
      return afterTick(state, scenes, now);
    case 'raised': {
      if (state.mode === 'held') return state;
      const { id, scene } = event.alert;
      const back = state.mode === 'interrupted' ? state.back : state.at;
      return { mode: 'interrupted', at: scene, untilAt: now + interruptedMs, alert: id, back };
    }
    case 'settled':
      return state.mode === 'interrupted' && state.alert === event.alert ? turning(state.back, now) : state;
    case 'chosen':
      return { mode: 'held', at: wrap(event.at, scenes.length), untilAt: now + heldMs };
    case 'stepped':
      return { mode: 'held', at: wrap(state.at + event.by, scenes.length), untilAt: now + heldMs };
    case 'toggled':
      return state.mode === 'held'
        ? turning(state.at, now)
        : { mode: 'held', at: state.at, untilAt: now + heldMs };
    default:
      return event satisfies never;
  }
}

export const firstRotation = (now: number): Rotation => turning(0, now);

/**
 * The index of the scene that tells most about an indicator: the first after the overview that shows it, else the first
 * that shows one of its group, else the overview.
 */
export function sceneAbout(scenes: readonly Pick<Scene, 'places'>[], indicator: string | null): number {
  if (indicator === null) return 0;
  const group = indicator.slice(0, indicator.indexOf('.') + 1);
  const shows = (fits: (id: string) => boolean): number =>
    scenes.findIndex(
      (scene, index) => index > 0 && tilesOf(scene).some((tile) => indicatorsOf(tile).some((id) => fits(id))),
    );
  const own = shows((id) => id === indicator);
  if (own > 0) return own;
  return Math.max(
    0,
    shows((id) => id.startsWith(group)),
  );
}
