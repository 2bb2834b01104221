import type { ScreenStore, StoredScreen } from '#server/screen/screenStore.ts';
import type { ScreenEvent, ScreenId } from '#shared/screen/screen.ts';

/** A `ScreenStore` that forgets everything at the end of the test. */
export function aMemoryScreenStore(): ScreenStore {
  const screens = new Map<ScreenId, StoredScreen>();
  const events: ScreenEvent[] = [];
  return {
    all: async () => [...screens.values()].toSorted((a, b) => a.pairedAt - b.pairedAt),
    save: async (screen, event) => {
      screens.set(screen.id, screen);
      events.unshift(event);
    },
    remove: async (id, event) => {
      screens.delete(id);
      events.unshift(event);
    },
    events: async (id, limit) => events.filter(({ screen }) => screen === id).slice(0, limit),
    close: async () => undefined,
  };
}
