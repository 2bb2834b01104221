import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Layer } from 'deck.gl';

/** When deck.gl looks again whether something is to be drawn, ms: soon as long as something is on its way to the GPU, else once. */
const soonMs = 100;
const onceMoreMs = 2_000;

/**
 * What is needed of deck.gl's own parts: it has no public way to rest (visgl/deck.gl#6961). A version without them would draw
 * all the same, and not rest.
 */
interface WithLoop {
  readonly _deck?: { readonly animationLoop?: { stop(): unknown; redraw(): unknown } | null };
}

/** False stands for a layer that shows nothing. */
export type ShownLayers = readonly (Layer | false)[];

/** The marks of deck.gl on a map, which ask for no frame while nothing changes. */
export interface RestingOverlay {
  readonly overlay: MapLibreOverlay;
  show(layers: ShownLayers): void;
  /** For what changes the picture from outside, as another view does. */
  look(): void;
  /** Before the map is thrown away. */
  end(): void;
}

/**
 * deck.gl asks for sixty frames a second as long as a page lives, only to find that nothing is to be drawn; a wall lives for
 * months. This one looks after each change, within the same frame, and once more a little later.
 */
export function createRestingOverlay(): RestingOverlay {
  let timer = 0;
  let isStarted = false;
  let shown: ShownLayers = [];
  const loop = () => (overlay as unknown as WithLoop)._deck?.animationLoop;
  const end = (): void => window.clearTimeout(timer);
  const look = (): void => {
    // Before it has its GPU it goes on by itself; stopped then it would never get it.
    if (!isStarted) return;
    loop()?.redraw();
    end();
    if (shown.every((layer) => !layer || layer.isLoaded))
      timer = window.setTimeout(() => loop()?.redraw(), onceMoreMs);
    else timer = window.setTimeout(look, soonMs);
  };
  const overlay = new MapLibreOverlay({
    interleaved: true,
    layers: [],
    onLoad: () => {
      // Not within its own start, which would go on after it.
      timer = window.setTimeout(() => {
        isStarted = true;
        loop()?.stop();
        look();
      });
    },
    onResize: look,
  });
  return {
    overlay,
    show: (layers) => {
      shown = layers;
      overlay.setProps({ layers: [...layers] });
      look();
    },
    look,
    end,
  };
}
