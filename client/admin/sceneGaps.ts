import { type Language, type LocalText, languages } from '#shared/locale/localText.ts';
import { type Scene, tilesOf } from '#shared/scene/scene.ts';

/** Words that a scene must have and has not, so that it cannot be saved. */
export interface SceneGap {
  /** From 0, in the order of the scenes. */
  readonly index: number;
  readonly what: 'name' | 'notice';
  readonly languages: readonly Language[];
}

const blankIn = (text: LocalText): readonly Language[] =>
  languages.filter((language) => text[language].trim() === '');

/** The first words that are missing; null when every scene can be saved. */
export function sceneGapOf(scenes: readonly Scene[]): SceneGap | null {
  for (const [index, scene] of scenes.entries()) {
    const inName = blankIn(scene.name);
    if (inName.length > 0) return { index, what: 'name', languages: inName };
    for (const tile of tilesOf(scene)) {
      const inNotice = tile.kind === 'notice' ? blankIn(tile.text) : [];
      if (inNotice.length > 0) return { index, what: 'notice', languages: inNotice };
    }
  }
  return null;
}

/** What a scene is called while it is being named: in the other language if need be; null when it has no name at all. */
export function nameOfScene({ name }: Pick<Scene, 'name'>, language: Language): string | null {
  return [language, ...languages].map((one) => name[one].trim()).find((text) => text !== '') ?? null;
}
