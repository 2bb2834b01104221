import { Suspense, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { useUnit } from '#client/ui/theme.ts';
import { useBox } from '#client/ui/useBox.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { useAreaValues } from './areaValues.ts';
import { type DrawnMapProps, noClass } from './drawnMap.ts';
import { GlMap } from './lazyGlMap.tsx';
import { MapHits } from './MapHits.tsx';
import { MapLabels } from './MapLabels.tsx';
import { MapLegend } from './MapLegend.tsx';
import styles from './MapView.module.css';
import { useMapGeometry } from './mapGeometry.ts';
import { useMapMarks } from './mapMarks.ts';
import { mapTexts } from './mapTexts.ts';
import { classOf, rampFor } from './ramp.ts';
import { SchematicMap } from './SchematicMap.tsx';
import { useMapFrame } from './useMapFrame.ts';

interface MapViewProps {
  readonly indicator: Indicator;
  /** Class limits in the indicator's unit, ascending. */
  readonly limits: readonly number[];
  /** Drawn with a strong outline. */
  readonly selected?: AreaId | null;
  /** Makes every area something to press. */
  readonly onPick?: (area: AreaId) => void;
  /** The area that fills the map; the whole province when null. */
  readonly fitTo?: AreaId | null;
}

const noAreas: readonly AreaId[] = [];

/** A narrower map, in arc minutes, has room for the notice only; the credits stand on every wider one. */
const creditsFrom = 740;
/** A lower one, in arc minutes, has room for the scale of the legend only. */
const notesFrom = 400;
/** Between the notice and what stands above it, in arc minutes. */
const footGap = 8;

/** Where the legend stands, as a rectangle of the map's box that no name may cover. */
function useLegendRect() {
  const ref = useRef<HTMLElement>(null);
  const [rect, setRect] = useState({ left: 0, top: 0, right: 0, bottom: 0 });
  const measure = useCallback(() => {
    const legend = ref.current;
    if (!legend) return;
    const { offsetLeft: left, offsetTop: top, offsetWidth, offsetHeight } = legend;
    const next = { left, top, right: left + offsetWidth, bottom: top + offsetHeight };
    setRect((last) =>
      last.left === next.left &&
      last.top === next.top &&
      last.right === next.right &&
      last.bottom === next.bottom
        ? last
        : next,
    );
  }, []);
  return { ref, rect, measure };
}

function Drawn({ drawn }: { readonly drawn: DrawnMapProps }) {
  const [failed, setFailed] = useState(false);
  const onFailed = useCallback(() => setFailed(true), []);
  const drawing = <SchematicMap {...drawn} />;
  if (failed) return drawing;
  return (
    <Suspense fallback={drawing}>
      <GlMap {...drawn} onFailed={onFailed} standIn={drawing} />
    </Suspense>
  );
}

/** A choropleth of one indicator with the name and value of every area, the legend, the notice and the credits. */
export function MapView({ indicator, limits, selected = null, onPick, fitTo = null }: MapViewProps) {
  const texts = useTexts(mapTexts);
  const { language } = useLanguage();
  const { profile } = useProvince();
  const geometry = useMapGeometry();
  const [boxRef, box] = useBox<HTMLElement>();
  const [footRef, footBox] = useBox<HTMLElement>();
  const u = useUnit();
  const legend = useLegendRect();
  useLayoutEffect(legend.measure);
  const ramp = useMemo(() => rampFor(limits, indicator), [limits, indicator]);
  const foot = (footBox?.height ?? 0) + footGap * u;
  const frame = useMapFrame({ geometry, box, u, indicator, limits, fitTo, legend: legend.rect, foot });
  const areas = useMemo(
    () => geometry?.boundaries.features.map(({ properties }) => properties.area) ?? noAreas,
    [geometry],
  );
  const values = useAreaValues(indicator, areas);
  const classes = useMemo(
    () =>
      new Map(
        values.map(({ area, value, current }) => [
          area,
          current && value !== null ? classOf(value, limits) : noClass,
        ]),
      ),
    [values, limits],
  );
  const marks = useMapMarks();
  const marked = useMemo(() => new Set(marks.alerts.map(({ area }) => area)), [marks]);
  return (
    <section className={styles.map} ref={boxRef} aria-label={texts.mapOf(profile.name[language])}>
      {geometry && frame ? (
        <>
          <div className={styles.drawn}>
            <Drawn drawn={{ geometry, frame, ramp, classes, marks, selected, u }} />
          </div>
          <MapLabels frame={frame} indicator={indicator} values={values} marked={marked} u={u} />
          {onPick && <MapHits frame={frame} selected={selected} onPick={onPick} />}
        </>
      ) : (
        <p className={styles.loading}>{texts.loading}</p>
      )}
      <MapLegend
        indicator={indicator}
        ramp={ramp}
        ref={legend.ref}
        bottom={foot}
        isShort={box !== null && box.height / u < notesFrom}
      />
      <footer className={styles.foot} ref={footRef}>
        {profile.map.notice && <strong>{profile.map.notice[language]}</strong>}{' '}
        {box && box.width / u >= creditsFrom && profile.map.credits.join(' · ').replaceAll('© ', '©\u00a0')}
      </footer>
    </section>
  );
}
