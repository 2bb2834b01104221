import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useProvince } from '#client/profile/profileContext.tsx';
import { readToken, useGroundName } from '#client/ui/theme.ts';
import type { DrawnMapProps } from './drawnMap.ts';
import { hatchImage } from './hatch.ts';
import { alertAtlas, alertMarkLayer } from './layers/alertMarkLayer.ts';
import { bubbleLayer } from './layers/bubbleLayer.ts';
import { routeLayer } from './layers/routeLayer.ts';
import { siteLayer } from './layers/siteLayer.ts';
import {
  dropMapHost,
  leaveMapHost,
  type MapHost,
  type MapPicture,
  showPicture,
  showSelected,
  takeMapHost,
} from './mapHost.ts';
import { mapStyle } from './mapStyle.ts';
import { type OwnTiles, readOwnTiles } from './ownTiles.ts';

export interface GlMapProps extends DrawnMapProps {
  /** The GPU does not draw (any more): the caller shows the drawing instead. */
  readonly onFailed: () => void;
  /** Stands there until the GPU has drawn its first picture. */
  readonly standIn: ReactNode;
}

function rgbOf(token: string): [number, number, number] {
  const hex = Number.parseInt(readToken(token).slice(1), 16);
  return [(hex >> 16) & 255, (hex >> 8) & 255, hex & 255];
}

/** Takes the page's map as long as this place is on screen, and makes a new one when its context is lost. */
function useHost(picture: MapPicture, onFailed: () => void) {
  const place = useRef<HTMLDivElement>(null);
  const [host, setHost] = useState<MapHost | null>(null);
  const [losses, setLosses] = useState(0);
  const newest = useRef(picture);
  newest.current = picture;
  useEffect(() => {
    const here = place.current;
    if (!here) return;
    // A GPU that resets again and again must not keep the wall busy; the drawing says the same.
    if (losses > 3) return onFailed();
    let over = false;
    const lost = (): void => {
      dropMapHost();
      setHost(null);
      setLosses((count) => count + 1);
    };
    try {
      const taken = takeMapHost(here, newest.current);
      if (!taken) return;
      taken.map.getCanvas().addEventListener('webglcontextlost', lost, { once: true });
      void taken.ready.then(() => {
        if (!over) setHost(taken);
      });
      return () => {
        over = true;
        taken.map.getCanvas().removeEventListener('webglcontextlost', lost);
        leaveMapHost(here);
      };
    } catch {
      // The constructor throws where the browser refuses a context, whatever a probe said before.
      dropMapHost();
      return onFailed();
    }
  }, [losses, onFailed]);
  return [place, host] as const;
}

/**
 * Each layer is made anew for what it shows and nothing else: an alert must not send the sites to the GPU again. One that shows
 * nothing is none: an empty one is drawn with every number.
 */
function useLayers({ frame, alerts, sites, routes, bubbles, u }: DrawnMapProps, host: MapHost | null) {
  const ground = useGroundName();
  const { marks: places, view } = frame;
  // A layer belongs to the context that it was first drawn with.
  const of = useMemo(() => ({ host, ground }), [host, ground]);
  const tones = useMemo(() => {
    void of;
    return { text: rgbOf('--text'), ground: rgbOf('--ground') };
  }, [of]);
  const atlas = useMemo(() => {
    void of;
    return alertAtlas();
  }, [of]);
  const volume = useMemo(
    () => bubbles.length > 0 && bubbleLayer({ bubbles, places, u, tone: tones.text }),
    [bubbles, places, u, tones],
  );
  const cuts = useMemo(
    () => routes.length > 0 && routeLayer({ routes, view, u, tone: tones.text, ground: tones.ground }),
    [routes, view, u, tones],
  );
  const dots = useMemo(
    () => sites.length > 0 && siteLayer({ sites, u, tone: tones.text, ground: tones.ground }),
    [sites, u, tones],
  );
  const urgent = useMemo(
    () => alerts.length > 0 && alertMarkLayer({ alerts, places, atlas, u }),
    [alerts, places, atlas, u],
  );
  return useMemo(() => [volume, cuts, dots, urgent], [volume, cuts, dots, urgent]);
}

/** The map on the GPU, once it is known which tiles lie beneath it: a style that is set cannot take a source in. */
export function GlMap(props: GlMapProps) {
  const { profile } = useProvince();
  const hasTiles = profile.map.tiles !== undefined;
  const [tiles, setTiles] = useState<OwnTiles | null>(null);
  const [known, setKnown] = useState(!hasTiles);
  useEffect(() => {
    if (!hasTiles) return;
    let over = false;
    void readOwnTiles().then((read) => {
      if (over) return;
      setTiles(read);
      setKnown(true);
    });
    return () => {
      over = true;
    };
  }, [hasTiles]);
  return known ? <TiledGlMap {...props} tiles={tiles} /> : props.standIn;
}

/** The map on the GPU: MapLibre fills by feature state, deck.gl marks above. It draws when something changes only. */
function TiledGlMap(props: GlMapProps & { readonly tiles: OwnTiles | null }) {
  const { geometry, frame, ramp, classes, selected, u, glideMs, onFailed, standIn, tiles } = props;
  const ground = useGroundName();
  const style = useMemo(() => {
    void ground;
    return mapStyle({ geometry, ramp, u, tiles });
  }, [geometry, ramp, u, ground, tiles]);
  const hatch = useMemo(() => {
    void ground;
    return hatchImage({ line: readToken('--hatch'), ground: readToken('--land') }, u);
  }, [u, ground]);
  const picture = useMemo(
    () => ({ style, hatch, view: frame.view, glideMs, classes }),
    [style, hatch, frame.view, glideMs, classes],
  );
  const [place, host] = useHost(picture, onFailed);
  useEffect(() => {
    if (!host || selected === null) return;
    showSelected(host, selected);
    return () => showSelected(host, null);
  }, [host, selected]);

  const layers = useLayers(props, host);
  // Within the frame of the numbers beside it, and in one picture.
  useLayoutEffect(() => {
    if (host) showPicture(host, picture, layers);
  }, [host, picture, layers]);

  return (
    <>
      <div ref={place} style={{ position: 'absolute', inset: 0 }} />
      {!host && standIn}
    </>
  );
}
