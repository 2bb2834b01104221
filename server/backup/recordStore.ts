/** The records that only an embedded store has beside its readings; elsewhere the roll-ups are made again. */
export const rollUpDatabase = 'roll-ups';

/** A row of a table, by column. */
export type RecordRow = Readonly<Record<string, string | number | null>>;

export interface TableRow {
  readonly table: string;
  readonly row: RecordRow;
}

/**
 * Port: the operational records of a centre (alerts and their journal, accounts, imports, cases, typed values), as tables.
 * Generic on purpose: a table that a later release adds is in its back-ups without anybody thinking of it.
 */
export interface RecordStore {
  readonly databases: readonly string[];
  /** Throws `BackupProblem` when somebody has one of them open; to be asked before the store of readings is opened. */
  assertUnused(): void;
  schemaOf(database: string): number;
  /** What lives only as long as a browser is open, sign-ins, is not among them. */
  tablesOf(database: string): string[];
  rowsOf(database: string, table: string): Iterable<RecordRow>;
  /** Makes the database with the schema that its rows have, all of them or none. A newer schema is refused. */
  restore(database: string, schema: number, rows: AsyncIterable<TableRow>): Promise<void>;
}
