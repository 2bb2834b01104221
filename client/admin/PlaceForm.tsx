import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { Button } from '#client/ui/Button.tsx';
import type { Place, TileKind } from '#shared/scene/scene.ts';
import sheet from './AdminPage.module.css';
import styles from './ScenesPage.module.css';
import { newTile } from './scenePlaces.ts';
import { sceneTexts } from './sceneTexts.ts';
import { TileForm } from './TileForm.tsx';

interface PlaceFormProps {
  readonly place: Place;
  readonly onChange: (place: Place) => void;
  /** null for the last place of a scene, which has to stay. */
  readonly onRemove: (() => void) | null;
}

const tilesAtMost = 9;

/** What a place shows: its tiles one below the other, and one more. */
export function PlaceForm({ place, onChange, onRemove }: PlaceFormProps) {
  const texts = useTexts(sceneTexts);
  const { indicators } = useProvince().profile;
  const { tiles } = place;
  const put = (next: readonly Place['tiles'][number][]): void => onChange({ ...place, tiles: [...next] });
  return (
    <section className={styles.contents} aria-label={texts.contents}>
      <h2>{texts.contents}</h2>
      {tiles.map((tile, index) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: two tiles of a place may be the same
          key={index}
          className={styles.tile}
        >
          <legend>{texts.kinds[tile.kind]}</legend>
          <TileForm tile={tile} onChange={(next) => put(tiles.with(index, next))} />
          {tiles.length > 1 && (
            <button type="button" className={sheet.textButton} onClick={() => put(tiles.toSpliced(index, 1))}>
              {texts.removeTile}
            </button>
          )}
        </fieldset>
      ))}
      <p className={styles.line}>
        {tiles.length < tilesAtMost && (
          <select
            value=""
            aria-label={texts.addTile}
            onChange={({ target }) => put([...tiles, newTile(target.value as TileKind, indicators)])}
          >
            <option value="">{texts.addTile}…</option>
            {Object.entries(texts.kinds).map(([kind, name]) => (
              <option key={kind} value={kind}>
                {name}
              </option>
            ))}
          </select>
        )}
        {onRemove && <Button onClick={onRemove}>{texts.removePlace}</Button>}
      </p>
    </section>
  );
}
