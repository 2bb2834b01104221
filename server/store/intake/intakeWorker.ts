import { workerData } from 'node:worker_threads';
import { openDatabase } from '#server/store/sql/openDatabase.ts';
import { serveDatabase } from '#server/store/sql/serveDatabase.ts';
import { createCaseReader, createCaseWriter } from './caseTables.ts';
import { createEntryTable } from './entryTables.ts';
import { createImportReader, createImportWriter } from './importTables.ts';
import type { IntakeReads, IntakeWrites } from './intakeCalls.ts';
import { intakeMigrations } from './intakeMigrations.ts';

serveDatabase<IntakeWrites, IntakeReads>(() => {
  const database = openDatabase(String(workerData.file), intakeMigrations);
  const importWriter = createImportWriter(database);
  const importReader = createImportReader(database);
  const caseWriter = createCaseWriter(database);
  const caseReader = createCaseReader(database);
  const entries = createEntryTable(database);
  return {
    database,
    writes: {
      'import.begin': (ask) => importWriter.begin(...ask),
      'import.add': (ask) => importWriter.add(...ask),
      'import.drop': (ask) => importWriter.drop(...ask),
      'import.change': (ask) => importWriter.change(...ask),
      'import.remember': (ask) => importWriter.remember(...ask),
      'case.put': (ask) => caseWriter.put(...ask),
      'case.restore': (ask) => caseWriter.restore(...ask),
      'case.addMoments': (ask) => caseWriter.addMoments(...ask),
      'case.removeMoments': (ask) => caseWriter.removeMoments(...ask),
      'entry.append': (ask) => entries.append(...ask),
      'entry.confirm': (ask) => entries.confirm(...ask),
    },
    reads: {
      'import.find': (ask) => importReader.find(...ask),
      'import.newest': (ask) => importReader.newest(...ask),
      'import.rejects': (ask) => importReader.rejects(...ask),
      'import.takenBack': (ask) => importReader.takenBack(...ask),
      'import.planFor': (ask) => importReader.planFor(...ask),
      'case.ofAreas': (ask) => caseReader.ofAreas(...ask),
      'case.areas': () => caseReader.areas(),
      'case.moments': (ask) => caseReader.moments(...ask),
      'entry.get': (ask) => entries.get(...ask),
      'entry.find': (ask) => entries.find(...ask),
    },
    forget: () => undefined,
  };
});
