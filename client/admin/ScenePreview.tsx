import { useEffect, useState } from 'react';
import { noNumber } from '#client/format/number.ts';
import { useTexts } from '#client/locale/language.tsx';
import { sendDraft } from '#client/scene/sceneDraft.ts';
import { pageAddresses } from '#client/ui/pageAddress.ts';
import { useBox } from '#client/ui/useBox.ts';
import type { Scene } from '#shared/scene/scene.ts';
import styles from './ScenesPage.module.css';
import { sceneTexts } from './sceneTexts.ts';

/** Walls as people have them: pixels, diagonal in inches, metres to the chair. */
const walls = [
  { width: 1920, height: 1080, inches: 55, distance: 3 },
  { width: 3840, height: 2160, inches: 75, distance: 4 },
  { width: 3840, height: 2160, inches: 55, distance: 6 },
] as const;

/** A wall takes no scene without a name; while somebody writes it, the preview goes on. */
const named = (scene: Scene): Scene => ({
  ...scene,
  name: { vi: scene.name.vi || noNumber, en: scene.name.en || noNumber },
});

/** The wall itself with the draft on it, at the wall's own size, drawn smaller. */
export function ScenePreview({ scene }: { readonly scene: Scene }) {
  const texts = useTexts(sceneTexts);
  const [chosen, setChosen] = useState(0);
  const [ref, box] = useBox<HTMLDivElement>();
  useEffect(() => sendDraft(named(scene)), [scene]);
  const wall = walls[chosen] ?? walls[0];
  const scale = (box?.width ?? 0) / wall.width;
  const query = `draft&screen=${wall.inches}&res=${wall.width}x${wall.height}&distance=${wall.distance}`;
  return (
    <section className={styles.preview} aria-label={texts.preview}>
      <p className={styles.line}>
        <b>{texts.preview}</b>
        <select
          value={chosen}
          aria-label={texts.size}
          onChange={({ target }) => setChosen(Number(target.value))}
        >
          {walls.map(({ width, height, inches, distance }, index) => (
            <option key={`${inches} ${distance}`} value={index}>
              {`${width} × ${height}, ${inches}″, ${distance} m`}
            </option>
          ))}
        </select>
      </p>
      <div ref={ref} className={styles.screen} style={{ height: wall.height * scale }}>
        <iframe
          key={chosen}
          title={texts.preview}
          src={`${pageAddresses.wall}?${query}`}
          width={wall.width}
          height={wall.height}
          style={{ transform: `scale(${scale})` }}
          tabIndex={-1}
        />
      </div>
    </section>
  );
}
