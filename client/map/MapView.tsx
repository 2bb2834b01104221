import { useCallback, useMemo, useState } from 'react';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { useSites } from '#client/site/useSites.ts';
import { useUnit } from '#client/ui/theme.ts';
import { type Box, useBox } from '#client/ui/useBox.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { type AreaValue, useAreaValues } from './areaValues.ts';
import { bubblesOf, largestRadius } from './bubbles.ts';
import { LiveMap } from './LiveMap.tsx';
import { MapHits } from './MapHits.tsx';
import { MapLegend } from './MapLegend.tsx';
import styles from './MapView.module.css';
import { useMapGeometry } from './mapGeometry.ts';
import { noSites } from './mapMarks.ts';
import { mapTexts } from './mapTexts.ts';
import { rampFor } from './ramp.ts';
import { useGlide } from './useGlide.ts';
import { useLegendRect } from './useLegendRect.ts';
import { useMapFrame } from './useMapFrame.ts';
import { useMapVisit } from './useMapVisit.ts';
import { VisitCaption } from './VisitCaption.tsx';

interface MapViewProps {
  readonly indicator: Indicator;
  /** Class limits in the indicator's unit, ascending. */
  readonly limits: readonly number[];
  /** Shown as circles over the classes; a count. */
  readonly volume?: Indicator | undefined;
  /** Drawn with a strong outline. */
  readonly selected?: AreaId | null;
  /** Makes every area something to press. */
  readonly onPick?: (area: AreaId) => void;
  /** The area that fills the map, with each of its sites; the whole province when null. */
  readonly fitTo?: AreaId | null;
  /** Goes to the area of a critical alert for a moment, or to that of one it was sent: for a map that nobody touches. */
  readonly follows?: boolean;
}

const noAreas: readonly AreaId[] = [];
const noValues: readonly AreaValue[] = [];

/** A narrower map, in arc minutes, has room for the notice only; the credits stand on every wider one. */
const creditsFrom = 740;
/** A lower one, in arc minutes, has room for the scale of the legend only; a lower one than `allFrom` for its notes. */
const notesFrom = 400;
const allFrom = 500;
/** Between the notice and what stands above it, in arc minutes. */
const footGap = 8;

function legendRoom(box: Box | null, u: number): 'scale' | 'notes' | 'all' {
  const height = (box?.height ?? 0) / u;
  if (height < notesFrom) return 'scale';
  return height < allFrom ? 'notes' : 'all';
}

/** The values of the circles: none for a map without. */
function useBubbles({ indicator, volume }: MapViewProps, areas: readonly AreaId[], radius: number) {
  const values = useAreaValues(volume ?? indicator, volume ? areas : noAreas);
  return useMemo(() => bubblesOf(volume ? values : noValues, radius), [volume, values, radius]);
}

function Foot({ box, u, ref }: { box: Box | null; u: number; ref: React.Ref<HTMLElement> }) {
  const { language } = useLanguage();
  const { map } = useProvince().profile;
  return (
    <footer className={styles.foot} ref={ref}>
      {map.notice && <strong>{map.notice[language]}</strong>}{' '}
      {box && box.width / u >= creditsFrom && map.credits.join(' · ').replaceAll('© ', '©\u00a0')}
    </footer>
  );
}

/** A choropleth of one indicator with the name and value of every area, the legend, the notice and the credits. */
export function MapView(props: MapViewProps) {
  const { indicator, limits, volume, selected = null, onPick, fitTo = null, follows = false } = props;
  const texts = useTexts(mapTexts);
  const { language } = useLanguage();
  const { profile } = useProvince();
  const geometry = useMapGeometry();
  const { data: sites = noSites } = useSites();
  const [boxRef, box] = useBox<HTMLElement>();
  const [footRef, footBox] = useBox<HTMLElement>();
  const u = useUnit();
  const [failed, setFailed] = useState(false);
  const onFailed = useCallback(() => setFailed(true), []);
  const ramp = useMemo(() => rampFor(limits, indicator), [limits, indicator]);
  const foot = (footBox?.height ?? 0) + footGap * u;
  const legend = useLegendRect(foot, box?.height ?? 0);
  const visit = useMapVisit(follows, u);
  const shown = visit?.area ?? fitTo;
  const glide = useGlide(shown, follows && !failed);
  const frame = useMapFrame({
    ...{ geometry, box, u, indicator, limits, foot },
    ...{ fitTo: shown, legend: legend.rect, caption: visit?.caption ?? null },
  });
  const areas = useMemo(
    () => geometry?.boundaries.features.map(({ properties }) => properties.area) ?? noAreas,
    [geometry],
  );
  const { scale, bubbles } = useBubbles(
    props,
    areas,
    largestRadius((box?.width ?? 0) / u, (box?.height ?? 0) / u),
  );
  const kept = useMemo(() => (visit ? [legend.rect, visit.caption] : [legend.rect]), [legend.rect, visit]);
  return (
    <section
      className={styles.map}
      ref={boxRef}
      data-near={shown !== null}
      aria-label={texts.mapOf(profile.name[language])}
    >
      {geometry && frame ? (
        <>
          <LiveMap
            {...{ indicator, limits, volume, geometry, frame, areas, sites, ramp, selected, u, bubbles }}
            {...{ foot, kept, glide, failed, onFailed }}
            isNear={visit === null && fitTo !== null}
          />
          {visit && (
            <div className={styles.over} data-moving={glide.isMoving}>
              <VisitCaption {...visit.words} />
            </div>
          )}
          {onPick && <MapHits frame={frame} selected={selected} onPick={onPick} />}
        </>
      ) : (
        <p className={styles.loading}>{texts.loading}</p>
      )}
      <MapLegend
        {...{ indicator, ramp }}
        volume={volume && { indicator: volume, scale }}
        ref={legend.ref}
        bottom={foot}
        most={frame?.legendMost ?? null}
        room={legendRoom(box, u)}
      />
      <Foot box={box} u={u} ref={footRef} />
    </section>
  );
}
