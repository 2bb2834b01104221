import type { Directive, DirectiveEntry, DirectiveId } from '#shared/directive/directive.ts';

/** Port: the append-only record of everything that happened to directions, and their present state. */
export interface DirectiveJournal {
  /** Resolves only when it would survive a power cut. Rejects an operation id or a revision that is on record already. */
  append(entry: DirectiveEntry): Promise<void>;
  /** Directions that are not over, in no order. */
  open(): Promise<Directive[]>;
  /** Directions as they are now, the newest issued first. */
  newest(count: number): Promise<Directive[]>;
  find(id: DirectiveId): Promise<Directive | null>;
  operation(operationId: string): Promise<DirectiveEntry | null>;
  /** Every entry of one direction, oldest first. */
  history(id: DirectiveId): Promise<DirectiveEntry[]>;
  close(): Promise<void>;
}
