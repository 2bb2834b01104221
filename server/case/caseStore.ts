import type { AreaId } from '#shared/area/area.ts';
import type { CaseRecord } from '#shared/case/caseRecord.ts';

/** Port: the case records of the province, and when what was counted from them. Durable once a promise resolves. */
export interface CaseStore {
  /** Adds or corrects by id; returns what each was before. `importId`: the file they came in, so that it can be undone. */
  put(cases: readonly CaseRecord[], importId: string | null): Promise<readonly (CaseRecord | null)[]>;
  /**
   * Puts back what the cases of an import were before it and returns them with what they have become. A case that
   * somebody changed since stays as it is.
   */
  restore(importId: string): Promise<readonly CaseRecord[]>;
  ofAreas(areas: readonly AreaId[]): Promise<CaseRecord[]>;
  areas(): Promise<AreaId[]>;
  /** Instants at which counts of an area were written, from `fromAt` on. */
  moments(area: AreaId, fromAt: number): Promise<number[]>;
  addMoments(area: AreaId, moments: readonly number[]): Promise<void>;
  removeMoments(area: AreaId, moments: readonly number[]): Promise<void>;
}
