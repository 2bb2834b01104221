import { useState } from 'react';
import { formatMoment } from '#client/format/clock.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { Button } from '#client/ui/Button.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import type { Scene } from '#shared/scene/scene.ts';
import sheet from './AdminPage.module.css';
import { AdminPage } from './AdminPage.tsx';
import { PlaceForm } from './PlaceForm.tsx';
import { PlaceGrid } from './PlaceGrid.tsx';
import { SceneList, SceneNames } from './SceneList.tsx';
import { ScenePreview } from './ScenePreview.tsx';
import styles from './ScenesPage.module.css';
import { nameOfScene, sceneGapOf } from './sceneGaps.ts';
import { freeBox } from './scenePlaces.ts';
import { sceneTexts } from './sceneTexts.ts';
import { type SceneDesk, useSceneDesk } from './useSceneDesk.ts';

interface ComposerProps {
  readonly scene: Scene;
  readonly onChange: (scene: Scene) => void;
}

/** One scene: its names, its grid, what the chosen place shows, and the wall with it. */
function Composer({ scene, onChange }: ComposerProps) {
  const texts = useTexts(sceneTexts);
  const [chosen, setChosen] = useState(0);
  const { places } = scene;
  const putPlaces = (next: Scene['places']): void => onChange({ ...scene, places: [...next] });
  const place = places[Math.min(chosen, places.length - 1)];
  const at = place ? places.indexOf(place) : -1;
  const free = freeBox(places);
  return (
    <>
      <div className={styles.compose}>
        <SceneNames scene={scene} onChange={onChange} />
        <PlaceGrid
          places={places}
          chosen={at}
          onChoose={setChosen}
          onChange={(next) => putPlaces([...next])}
        />
        <p className={styles.line}>
          <Button
            refusal={free ? null : texts.gridFull}
            onClick={() => {
              if (!free) return;
              setChosen(places.length);
              putPlaces([...places, { ...free, tiles: [{ kind: 'clock' }] }]);
            }}
          >
            {texts.addPlace}
          </Button>
          <span className={styles.quiet}>{texts.keys}</span>
        </p>
        {place ? (
          <PlaceForm
            key={at}
            place={place}
            onChange={(next) => putPlaces(places.with(at, next))}
            onRemove={places.length > 1 ? () => putPlaces(places.toSpliced(at, 1)) : null}
          />
        ) : (
          <p>{texts.noPlace}</p>
        )}
      </div>
      <ScenePreview scene={scene} />
    </>
  );
}

/** What came of saving, in words; nothing while nothing was tried. */
function Outcome({ outcome }: Pick<SceneDesk, 'outcome'>) {
  const texts = useTexts(sceneTexts);
  const failureText = useFailureText();
  if (outcome === null) return null;
  if (outcome === 'saved') return <span role="status">{texts.saved}</span>;
  const words = {
    'revision-conflict': texts.conflict,
    'value-refused': texts.wrong(outcome.detail ?? ''),
  } as Readonly<Record<string, string>>;
  return (
    <span role="alert" className={sheet.problem}>
      {words[outcome.code] ?? failureText(outcome)}
    </span>
  );
}

/** Every version that was saved, and the profile's own, to be taken back. */
function History({ desk }: { readonly desk: SceneDesk }) {
  const texts = useTexts(sceneTexts);
  const { timeZone } = useProvince().profile;
  const told = desk.versions.map(({ version, savedAt, userName }) => ({
    version,
    words: texts.version(String(version), userName, formatMoment(savedAt, serverNow(), timeZone)),
  }));
  return (
    <details className={styles.history}>
      <summary>{texts.history}</summary>
      <ul>
        {[...told, { version: 0, words: texts.ofProfile }].map(({ version, words }) => (
          <li key={version}>
            {words}
            <button type="button" className={sheet.textButton} onClick={() => void desk.takeBack(version)}>
              {texts.takeBack}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What has to be written before the scenes can be saved, in words; null when nothing has. */
function useGapWords(scenes: readonly Scene[] | null): string | null {
  const texts = useTexts(sceneTexts);
  const { language } = useLanguage();
  const gap = scenes && sceneGapOf(scenes);
  const scene = gap && scenes[gap.index];
  if (!gap || !scene) return null;
  const named = texts.numbered(String(gap.index + 1), nameOfScene(scene, language));
  return texts.gaps[gap.what](named, gap.languages);
}

/** Where an administrator composes what the walls show. */
export function ScenesPage() {
  const texts = useTexts(sceneTexts);
  const desk = useSceneDesk();
  const [chosen, setChosen] = useState(0);
  const { scenes } = desk;
  const gap = useGapWords(scenes);
  const scene = scenes?.[Math.min(chosen, scenes.length - 1)];
  return (
    <AdminPage kind="wall" wide>
      <div className={styles.composer}>
        <p className={styles.intro}>{texts.intro}</p>
        <p className={styles.line}>
          <Button
            look="main"
            refusal={desk.isChanged ? gap : texts.unchanged}
            onClick={() => void desk.save()}
          >
            {texts.save}
          </Button>
          {desk.isChanged && gap !== null ? (
            <span role="status" className={sheet.problem}>
              {gap}
            </span>
          ) : (
            <Outcome outcome={desk.outcome} />
          )}
        </p>
        {!scenes && <p>{texts.loading}</p>}
        {scenes && scene && (
          <div className={styles.desk}>
            <aside>
              <SceneList scenes={scenes} chosen={chosen} onChoose={setChosen} onChange={desk.change} />
              <History desk={desk} />
            </aside>
            <Composer
              key={scene.id}
              scene={scene}
              onChange={(next) => desk.change(scenes.with(scenes.indexOf(scene), next))}
            />
          </div>
        )}
      </div>
    </AdminPage>
  );
}
