import type { Migrations } from '#server/store/sql/openDatabase.ts';
import { caseMigration } from './caseTables.ts';
import { entryMigration } from './entryTables.ts';
import { importMigration } from './importTables.ts';

/** Of `intake.sqlite`. */
export const intakeMigrations: Migrations = [`${importMigration}${caseMigration}${entryMigration}`];
