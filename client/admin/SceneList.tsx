import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { Button } from '#client/ui/Button.tsx';
import { type Scene, usualDwellMs } from '#shared/scene/scene.ts';
import styles from './ScenesPage.module.css';
import { nameOfScene } from './sceneGaps.ts';
import { moveItem, newSceneId } from './scenePlaces.ts';
import { sceneTexts } from './sceneTexts.ts';

interface SceneListProps {
  readonly scenes: readonly Scene[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly onChange: (scenes: readonly Scene[]) => void;
}

/** All scenes in the order of their turn, and one more. */
export function SceneList({ scenes, chosen, onChoose, onChange }: SceneListProps) {
  const texts = useTexts(sceneTexts);
  const { language } = useLanguage();
  const move = (by: 1 | -1): void => {
    onChange(moveItem(scenes, chosen, by));
    onChoose(Math.max(0, Math.min(scenes.length - 1, chosen + by)));
  };
  const add = (): void => {
    const like = scenes[chosen];
    if (!like) return;
    const name = { vi: 'Cảnh mới', en: 'New scene' };
    onChange([...scenes, { ...like, id: newSceneId(scenes), name }]);
    onChoose(scenes.length);
  };
  const remove = (): void => {
    onChange(scenes.toSpliced(chosen, 1));
    onChoose(Math.max(0, chosen - 1));
  };
  return (
    <section className={styles.scenes} aria-label={texts.scenes}>
      <h2>{texts.scenes}</h2>
      <ol>
        {scenes.map((scene, index) => (
          <li key={scene.id}>
            <button
              type="button"
              className={styles.sceneButton}
              aria-pressed={index === chosen}
              onClick={() => onChoose(index)}
            >
              {nameOfScene(scene, language) ?? texts.nameless(String(index + 1))}
            </button>
          </li>
        ))}
      </ol>
      <p className={styles.line}>
        <Button onClick={() => move(-1)}>{texts.earlier}</Button>
        <Button onClick={() => move(1)}>{texts.later}</Button>
      </p>
      <p className={styles.line}>
        <Button onClick={add}>{texts.add}</Button>
        {scenes.length > 1 && <Button onClick={remove}>{texts.remove}</Button>}
      </p>
    </section>
  );
}

interface SceneNamesProps {
  readonly scene: Scene;
  readonly onChange: (scene: Scene) => void;
}

/** The names of a scene and how long it stays. */
export function SceneNames({ scene, onChange }: SceneNamesProps) {
  const texts = useTexts(sceneTexts);
  const { name, dwell = usualDwellMs } = scene;
  return (
    <p className={styles.line}>
      <label>
        {texts.nameVi}
        <input
          value={name.vi}
          aria-invalid={name.vi.trim() === ''}
          onChange={({ target }) => onChange({ ...scene, name: { ...name, vi: target.value } })}
        />
      </label>
      <label>
        {texts.nameEn}
        <input
          value={name.en}
          aria-invalid={name.en.trim() === ''}
          onChange={({ target }) => onChange({ ...scene, name: { ...name, en: target.value } })}
        />
      </label>
      <label>
        {texts.dwell}
        <input
          type="number"
          min={5}
          max={3_600}
          value={dwell / 1_000}
          onChange={({ target }) => onChange({ ...scene, dwell: Math.max(5, Number(target.value)) * 1_000 })}
        />
      </label>
    </p>
  );
}
