import { useSyncExternalStore } from 'react';
import { createKeyedStore } from '#client/live/keyedStore.ts';
import { createValueStore } from '#client/live/valueStore.ts';
import type { Directive, DirectiveId } from '#shared/directive/directive.ts';
import { isOver } from '#shared/directive/directiveState.ts';

/** Directions that are not over, and those that ended while this page looked. Written by `liveUpdates` alone. */
export const directiveStore = createKeyedStore<DirectiveId, Directive>();

/** How many snapshots have come: after another one, what was read of the ended ones may be out of date. 0: none yet. */
export const directiveSnapshots = createValueStore(0);

/** A snapshot has every open one; what it does not have ended while nobody listened. */
export function replaceDirectives(directives: readonly Directive[]): void {
  const given = new Set(directives.map(({ id }) => id));
  const gone = directiveStore.values().filter(({ id, state }) => !given.has(id) && !isOver(state));
  directiveStore.write([
    ...gone.map(({ id }) => [id, undefined] as const),
    ...directives.map((directive) => [directive.id, directive] as const),
  ]);
  directiveSnapshots.set(directiveSnapshots.get() + 1);
}

export const useDirectives = (): readonly Directive[] =>
  useSyncExternalStore(directiveStore.subscribeAll, directiveStore.values);
