import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { readToken, useGroundName } from '#client/ui/theme.ts';
import type { DrawnMapProps } from './drawnMap.ts';
import { hatchImage } from './hatch.ts';
import { alertAtlas, alertMarkLayer } from './layers/alertMarkLayer.ts';
import { siteLayer } from './layers/siteLayer.ts';
import {
  dropMapHost,
  leaveMapHost,
  type MapHost,
  type MapPicture,
  showPicture,
  takeMapHost,
} from './mapHost.ts';
import { mapStyle } from './mapStyle.ts';

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

/** The map on the GPU: MapLibre fills by feature state, deck.gl marks above. It draws when something changes only. */
export function GlMap(props: GlMapProps) {
  const { geometry, frame, ramp, classes, marks, selected, u, onFailed, standIn } = props;
  const ground = useGroundName();
  const style = useMemo(() => {
    void ground;
    return mapStyle({ geometry, ramp, u });
  }, [geometry, ramp, u, ground]);
  const hatch = useMemo(() => {
    void ground;
    return hatchImage({ line: readToken('--hatch'), ground: readToken('--land') }, u);
  }, [u, ground]);
  const picture = useMemo(
    () => ({ style, hatch, view: frame.view, classes }),
    [style, hatch, frame.view, classes],
  );
  const [place, host] = useHost(picture, onFailed);
  const atlas = useMemo(() => {
    void ground;
    return alertAtlas();
  }, [ground]);

  useEffect(() => {
    if (host) showPicture(host, picture);
  }, [host, picture]);

  useEffect(() => {
    if (!host || selected === null) return;
    host.map.setFeatureState({ source: 'areas', id: selected }, { selected: true });
    return () => {
      host.map.setFeatureState({ source: 'areas', id: selected }, { selected: false });
    };
  }, [host, selected]);

  useEffect(() => {
    if (!host) return;
    void ground;
    host.overlay.setProps({
      layers: [
        siteLayer({ sites: marks.sites, u, tone: rgbOf('--text'), ground: rgbOf('--ground') }),
        alertMarkLayer({ alerts: marks.alerts, places: frame.marks, atlas, u }),
      ],
    });
  }, [host, marks, frame.marks, atlas, u, ground]);

  return (
    <>
      <div ref={place} style={{ position: 'absolute', inset: 0 }} />
      {!host && standIn}
    </>
  );
}
