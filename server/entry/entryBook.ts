import { randomUUID } from 'node:crypto';
import type { Acceptance } from '#server/indicator/acceptance.ts';
import type { Catalogue } from '#server/indicator/catalogue.ts';
import { pointOfReading } from '#server/indicator/pointOfReading.ts';
import type { RawPoint } from '#server/indicator/rawPoint.ts';
import { validatePoints } from '#server/indicator/validatePoint.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Entry, EntryRequest } from '#shared/entry/entry.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import { manualSource } from '#shared/indicator/reservedSource.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { can } from '#shared/user/can.ts';
import type { User } from '#shared/user/user.ts';
import type { EntryQuery, EntryStore } from './entryStore.ts';

/** Values that people type, each with its reason, marked as typed for ever. */
export interface EntryBook {
  /** Throws `StoreRefusal` when it could not be kept; then nothing is on record as entered. */
  enter(request: EntryRequest, user: User): Promise<Result<Entry>>;
  /** Those of the user's own area. */
  find(query: EntryQuery, user: User): Promise<Entry[]>;
}

interface EntryBookParts {
  readonly catalogue: Catalogue;
  readonly store: EntryStore;
  readonly accept: (points: readonly RawPoint[]) => Promise<Acceptance>;
  readonly cellOf: (indicator: IndicatorId, area: AreaId) => Cell | undefined;
  readonly clock: () => number;
}

type About = Pick<Entry, 'indicator' | 'area' | 'at' | 'measured'>;
const isOfSame = (a: About, b: About): boolean =>
  [a, b]
    .map(({ indicator, area, at, measured }) => JSON.stringify([indicator, area, at, measured]))
    .every((text, _index, [first]) => text === first);

export function createEntryBook({ catalogue, store, accept, cellOf, clock }: EntryBookParts): EntryBook {
  const { tree } = catalogue;
  const beforeOf = (indicator: IndicatorId, area: AreaId): Entry['before'] => {
    const cell = cellOf(indicator, area);
    return cell?.measured && cell.at !== null ? { measured: cell.measured, at: cell.at } : null;
  };
  return {
    enter: async (request, user) => {
      const { indicator, at: given, measured, reason, operationId } = request;
      const at = Math.floor(given);
      const area =
        tree.get(request.area as AreaId) ??
        (Math.abs(at) <= 8.64e15 ? tree.resolve(request.area, catalogue.dayOf(at)) : undefined);
      if (!area) return failure('value-refused', `area: "${request.area}" is not known`);
      if (!can(user, 'data:enter', area.id, tree)) return failure('forbidden');
      const point = pointOfReading({ indicator, area: area.id, at, measured, source: manualSource }, 0, tree);
      const now = clock();
      // Asked before anything is written: a refused value leaves no trace in a journal that cannot be corrected.
      const [rejection] = validatePoints([point], { catalogue, now }).rejections;
      if (rejection) return failure('value-refused', rejection.detail);
      // Of its user: nobody's operation stands in the way of somebody else's.
      const id = operationId === undefined ? randomUUID() : `${user.id}:${operationId}`;
      const known = operationId === undefined ? null : await store.get(id);
      if (known && !isOfSame(known.entry, { indicator, area: area.id, at, measured }))
        return failure('bad-request', 'operationId: it was used for another value');
      // Told again after it was kept: a value that came since then stays in force.
      if (known?.isConfirmed) return success(known.entry);
      const entry: Entry = known?.entry ?? {
        id,
        indicator,
        area: area.id,
        at,
        measured,
        before: beforeOf(indicator, area.id),
        reason,
        userId: user.id,
        userName: user.name,
        enteredAt: now,
      };
      if (!known) await store.append(entry);
      const { rejections } = await accept([point]);
      if (rejections[0]) return failure('value-refused', rejections[0].detail);
      await store.confirm(entry.id);
      return success(entry);
    },
    find: async (query, user) =>
      (await store.find(query)).filter(({ area }) => tree.isWithin(area, user.area)),
  };
}
