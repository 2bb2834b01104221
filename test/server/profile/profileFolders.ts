import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LoadedProfile, loadProfile } from '#server/profile/loadProfile.ts';

export const shipped = join(import.meta.dirname, '../../../server/profiles/nghe-an');

export async function load(nameOrFolder: string): Promise<LoadedProfile> {
  const result = await loadProfile(nameOrFolder);
  if (!result.ok) throw result.error;
  return result.value;
}

/** The text of a JSON file after `change` has had its content. */
export const edited =
  (change: (json: never) => void) =>
  (text: string): string => {
    const json = JSON.parse(text);
    change(json as never);
    return JSON.stringify(json);
  };

/** What the text of a file becomes; null removes the file. */
export type FileChanges = Readonly<Record<string, ((text: string) => string) | null>>;

/** Copies of the shipped profile of Nghệ An, for files to be changed in. */
export function createProfileFolders() {
  const made: string[] = [];

  const aFolder = async (changes: FileChanges): Promise<string> => {
    const copy = await mkdtemp(join(tmpdir(), 'profile-'));
    made.push(copy);
    await cp(shipped, copy, { recursive: true });
    for (const [file, change] of Object.entries(changes)) {
      if (change === null) await rm(join(copy, file));
      else await writeFile(join(copy, file), change(await readFile(join(copy, file), 'utf8')));
    }
    return copy;
  };

  return {
    aFolder,
    /** The lines of the error that loading such a copy ends with; none when it loads. */
    problemsOf: async (changes: FileChanges): Promise<string[]> => {
      const result = await loadProfile(await aFolder(changes));
      if (result.ok) return [];
      return result.error.message
        .split('\n')
        .slice(1)
        .map((line) => line.trim());
    },
    remove: async (): Promise<void> => {
      for (const folder of made) await rm(folder, { recursive: true });
    },
  };
}
