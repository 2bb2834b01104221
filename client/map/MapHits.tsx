import type { KeyboardEvent } from 'react';
import { useLanguage } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { AreaId } from '#shared/area/area.ts';
import styles from './MapHits.module.css';
import type { MapFrame } from './mapFrame.ts';

interface MapHitsProps {
  readonly frame: MapFrame;
  readonly selected: AreaId | null;
  readonly onPick: (area: AreaId) => void;
}

/** The areas as things to press, over whichever map is drawn: by pointer and by keyboard alike. */
export function MapHits({ frame, selected, onPick }: MapHitsProps) {
  const { language } = useLanguage();
  const { tree } = useProvince();
  const pressed = (area: AreaId) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onPick(area);
  };
  return (
    <svg className={styles.hits} width={frame.view.width} height={frame.view.height}>
      <title>{tree.root.name[language]}</title>
      {frame.cells.map(({ area, rings }) => (
        // biome-ignore lint/a11y/useSemanticElements: a button cannot have the shape of a district
        <path
          key={area}
          className={styles.area}
          d={rings.map((ring) => `M${ring.map(({ x, y }) => `${x} ${y}`).join('L')}Z`).join('')}
          role="button"
          tabIndex={0}
          aria-label={tree.get(area)?.fullName[language] ?? area}
          aria-pressed={area === selected}
          onClick={() => onPick(area)}
          onKeyDown={pressed(area)}
        />
      ))}
    </svg>
  );
}
