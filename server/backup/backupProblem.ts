/** Why a back-up was not made or not taken in, in words for the administrator who asked for it. */
export class BackupProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BackupProblem';
  }
}
