/** One thing wrong in the files of a profile. `path` as in `indicators[3].cadence`; empty for the file itself. */
export interface ProfileFileProblem {
  readonly file: string;
  readonly path: string;
  readonly message: string;
}

const lineOf = ({ file, path, message }: ProfileFileProblem): string =>
  path === '' ? `${file}: ${message}` : `${file}: ${path}: ${message}`;

/** Everything that is wrong with a profile at once: whoever writes one mends it in one go, not one start at a time. */
export class ProfileError extends Error {
  readonly folder: string;
  readonly problems: readonly ProfileFileProblem[];

  constructor(folder: string, problems: readonly ProfileFileProblem[]) {
    super(
      `The profile in ${folder} cannot be used:\n${problems.map((one) => `  ${lineOf(one)}`).join('\n')}`,
    );
    this.name = 'ProfileError';
    this.folder = folder;
    this.problems = problems;
  }
}
