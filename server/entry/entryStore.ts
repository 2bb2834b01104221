import type { AreaId } from '#shared/area/area.ts';
import type { Entry } from '#shared/entry/entry.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';

/** Of one series, or of everything; `fromAt` and `toAt` of the time that the values are about. */
export interface EntryQuery {
  readonly indicator?: IndicatorId;
  readonly area?: AreaId;
  readonly fromAt?: number;
  readonly toAt?: number;
  readonly count: number;
}

/** Port: the append-only journal of what people typed. */
export interface EntryStore {
  /** Written before the value is accepted; not listed until `confirm`. Durable once it resolves. */
  append(entry: Entry): Promise<void>;
  /** The value is durable. */
  confirm(id: string): Promise<void>;
  /** An entry by its id, also one whose value is not durable yet; null: there is none. */
  get(id: string): Promise<{ readonly entry: Entry; readonly isConfirmed: boolean } | null>;
  /** The newest entry first. */
  find(query: EntryQuery): Promise<Entry[]>;
}
