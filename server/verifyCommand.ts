import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkJournal } from '#server/store/sql/journalSeal.ts';
import { openOperationsDatabase } from '#server/store/sql/operationsDatabase.ts';
import { checkHandovers } from '#server/store/sql/sqliteShiftStore.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Said one by one up to here; a journal with more is not read entry by entry. */
const shownProblems = 20;

function verifyHandovers(database: ReturnType<typeof openOperationsDatabase>): void {
  const { entries, problems } = checkHandovers(database);
  say(`handovers: ${entries.toLocaleString('en')} entries`);
  for (const problem of problems.slice(0, shownProblems)) say(`  ${problem}`);
  if (problems.length > 0)
    throw new Error(`the handovers are not as they were signed: ${problems.length} problems`);
  say('  every handover is as it was signed');
}

/**
 * `npm run ioc -- verify`. Rejects when the journal or a handover is not as it was written. The server may run meanwhile.
 */
export async function verifyJournal(dataDir: string): Promise<void> {
  const file = join(dataDir, 'operations.sqlite');
  if (!existsSync(file)) throw new Error(`IOC_DATA_DIR: ${resolve(dataDir)} has no journal`);
  const database = openOperationsDatabase(dataDir);
  try {
    const { entries, seal, problems } = checkJournal(database);
    say(`alert journal of ${resolve(dataDir)}: ${entries.toLocaleString('en')} entries, last seal ${seal}`);
    for (const { entry, kind, detail } of problems.slice(0, shownProblems))
      say(`  entry ${entry}: ${kind}, ${detail}`);
    if (problems.length > 0)
      throw new Error(`the journal is not as it was written: ${problems.length} problems`);
    say('  every entry is as it was written, in its place');
    verifyHandovers(database);
  } finally {
    database.close();
  }
}
