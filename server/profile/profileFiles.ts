import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { parseJson } from './parseJson.ts';
import { pathText, type Report } from './placedItem.ts';

interface ProfileFilesOptions {
  readonly folder: string;
  readonly report: Report;
  /** What the folder is called in front of a file's name in a report: "catalogue/". */
  readonly prefix?: string;
}

/** The JSON files of one folder, with everything that is wrong with them reported. */
export class ProfileFiles {
  readonly #folder: string;
  readonly #report: Report;

  constructor({ folder, report, prefix = '' }: ProfileFilesOptions) {
    this.#folder = folder;
    this.#report = (file, path, message) => report(`${prefix}${file}`, path, message);
  }

  /** undefined when the file is not there or is no JSON. A missing file is a problem only when it is `needed`. */
  async read(file: string, needed: boolean): Promise<unknown> {
    let text: string;
    try {
      text = await readFile(join(this.#folder, file), 'utf8');
    } catch (cause) {
      const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
      if (needed || !missing)
        this.#report(file, '', missing ? 'the file is missing' : `cannot be read (${String(cause)})`);
      return undefined;
    }
    const json = parseJson(text);
    if (json.ok) return json.value;
    this.#report(file, '', `no valid JSON at line ${json.line}, column ${json.column}: ${json.reason}`);
    return undefined;
  }

  /** `list`: the name that a file which is one list has in the profile, for paths as in `areas[3].code`. */
  async parse<T extends z.ZodType>(
    file: string,
    schema: T,
    { list, needed = true }: { readonly list?: string; readonly needed?: boolean } = {},
  ): Promise<z.infer<T> | null> {
    const value = await this.read(file, needed);
    if (value === undefined) return null;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues)
      this.#report(file, pathText(list ? [list, ...issue.path] : issue.path), issue.message);
    return null;
  }
}
