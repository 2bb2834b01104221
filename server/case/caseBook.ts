import { createSerialQueue } from '#server/alert/serialQueue.ts';
import type { Acceptance } from '#server/indicator/acceptance.ts';
import type { Catalogue } from '#server/indicator/catalogue.ts';
import { pointOfReading } from '#server/indicator/pointOfReading.ts';
import type { RawPoint } from '#server/indicator/rawPoint.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { CaseRecord } from '#shared/case/caseRecord.ts';
import { caseMoments, countCases } from '#shared/case/countCases.ts';
import { createLocalCalendar } from '#shared/import/localInstant.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import { caseIndicators, caseReadings } from './caseReadings.ts';
import type { CaseStore } from './caseStore.ts';

/** A case that was not taken, by its place in what was put. */
export interface RefusedCase {
  readonly index: number;
  readonly detail: string;
}

/** The case records, and the indicators that are counted from them. Methods throw `StoreRefusal` when nothing can be kept. */
export interface CaseBook {
  /** Takes cases by id; what they change is counted by the next `settle`. `importId`: the file they came in. */
  put(
    cases: readonly CaseRecord[],
    importId: string | null,
  ): Promise<{ readonly accepted: number; readonly refused: readonly RefusedCase[] }>;
  /** Puts back what an import changed, and counts again. */
  restore(importId: string): Promise<void>;
  /** Counts every area whose cases changed, over the time that they changed. */
  settle(): Promise<void>;
  /** Time passes and cases grow overdue by themselves: counts the present for every area that has any. */
  countNow(): Promise<void>;
}

interface CaseBookParts {
  readonly catalogue: Catalogue;
  readonly store: CaseStore;
  readonly target: {
    accept(points: readonly RawPoint[]): Promise<Acceptance>;
    takeBack(readings: readonly Reading[]): Promise<void>;
  };
  readonly clock: () => number;
}

const pointsAtOnce = 2_000;

export function createCaseBook({ catalogue, store, target, clock }: CaseBookParts): CaseBook {
  const { tree, profile } = catalogue;
  const calendar = createLocalCalendar(profile.timeZone);
  const indicators = caseIndicators(catalogue);
  const inTurn = createSerialQueue();
  /** Areas to count again, each from the earliest moment that changed. */
  const changed = new Map<AreaId, number>();

  const touch = (records: Iterable<CaseRecord | null>): void => {
    for (const record of records)
      if (record)
        changed.set(record.area, Math.min(record.createdAt, changed.get(record.area) ?? record.createdAt));
  };

  const refusalOf = ({ area: id }: CaseRecord): string | null => {
    const area = tree.get(id);
    if (!area) return `area "${id}" is not known`;
    return indicators.some(({ levels }) => levels.includes(area.level))
      ? null
      : `no indicator of feedback is reported for ${area.fullName.vi} (${area.level})`;
  };

  const tell = async (readings: readonly Reading[]): Promise<void> => {
    for (let from = 0; from < readings.length; from += pointsAtOnce)
      await target.accept(
        readings
          .slice(from, from + pointsAtOnce)
          .map((reading, position) => pointOfReading(reading, position, tree)),
      );
  };

  /** `written`: moments that have readings already, which may turn out to be wrong. */
  const countArea = async (
    id: AreaId,
    moments: readonly number[],
    written: ReadonlySet<number>,
  ): Promise<void> => {
    const area = tree.get(id);
    if (!area || moments.length === 0) return;
    const cases = await store.ofAreas([id]);
    const told: Reading[] = [];
    const untold: Reading[] = [];
    const emptied: number[] = [];
    for (const at of moments) {
      const counts = countCases(cases, { at, dayStartAt: calendar.startOfDay(at) });
      const readings = caseReadings(area, at, { counts, indicators });
      told.push(...readings.told);
      if (written.has(at)) untold.push(...readings.untold);
      if (counts === null) emptied.push(at);
    }
    // Before the readings: cut off in between, the next count still knows which moments to put right.
    await store.addMoments(id, moments);
    await tell(told);
    if (untold.length > 0) await target.takeBack(untold);
    if (emptied.length > 0) await store.removeMoments(id, emptied);
  };

  const settle = async (): Promise<void> => {
    for (const [area, fromAt] of [...changed]) {
      const written = new Set(await store.moments(area, fromAt));
      const moments = new Set([...written, ...caseMoments(fromAt, clock(), calendar.startOfDay)]);
      await countArea(
        area,
        [...moments].sort((a, b) => a - b),
        written,
      );
      changed.delete(area);
    }
  };

  return {
    put: (cases, importId) =>
      inTurn(async () => {
        const refused = cases.flatMap((record, index): RefusedCase[] => {
          const detail = refusalOf(record);
          return detail === null ? [] : [{ index, detail }];
        });
        const isRefused = new Set(refused.map(({ index }) => index));
        const taken = cases.filter((_, index) => !isRefused.has(index));
        if (taken.length > 0) touch([...(await store.put(taken, importId)), ...taken]);
        return { accepted: taken.length, refused };
      }),
    restore: (importId) =>
      inTurn(async () => {
        touch(await store.restore(importId));
        await settle();
      }),
    settle: () => inTurn(settle),
    countNow: () =>
      inTurn(async () => {
        const minute = Math.floor(clock() / 60_000) * 60_000;
        for (const area of await store.areas()) await countArea(area, [minute], new Set());
      }),
  };
}
