import type { Area, AreaId } from '#shared/area/area.ts';
import { isValidOn } from '#shared/area/areaTree.ts';
import { bandFor } from '#shared/indicator/band.ts';
import type { Cell, Origin } from '#shared/indicator/cell.ts';
import { freshnessOf, isReporting } from '#shared/indicator/freshness.ts';
import type { Indicator, IndicatorId } from '#shared/indicator/indicator.ts';
import { type Measured, measuredValue, type Reading } from '#shared/indicator/reading.ts';
import { countsBefore, manualSource } from '#shared/indicator/reservedSource.ts';
import { type RolledUp, rollUpParts } from '#shared/indicator/rollUp.ts';
import type { Catalogue } from './catalogue.ts';

/** Station 4 of a reading: the newest value per (indicator, area), rolled up the area tree, with band and coverage. */
export interface LiveValues {
  /** Takes readings that are newer than, or correct, what is known; older ones belong to history only. */
  take(readings: Iterable<Reading>): void;
  /** Takes readings out again where they are the newest, and returns the cells that are left without one. */
  remove(readings: Iterable<Reading>): Pick<Reading, 'indicator' | 'area'>[];
  /** Brings every cell up to `now` (epoch ms) and returns those that changed. */
  settle(now: number): Cell[];
  get(indicator: IndicatorId, area: AreaId): Cell | undefined;
  /** Every known cell of the areas, area by area. */
  cellsOf(areas: readonly AreaId[]): Cell[];
}

interface Slot {
  readonly indicator: Indicator;
  readonly area: Area;
  /** How many areas lie above: children are settled before their parents. */
  readonly depth: number;
  readonly reporters: Slot[];
  /** The reporters that are valid on the day that was settled last. */
  expected: Slot[];
  /** The slots whose roll-up this one is part of. */
  readonly parents: Slot[];
  /** The weight of a weighted mean for the same area. */
  weight: Slot | undefined;
  /** The slots that are weighed with this one: their parents change with it. */
  readonly weighs: Slot[];
  own: Reading | null;
  cell: Cell | undefined;
  isDirty: boolean;
  /** Whether an ending is set: one per slot, moved on when it comes, or they would pile up for a whole cadence. */
  isEnding: boolean;
}

type SlotKey = `${IndicatorId}@${AreaId}`;
const slotKey = (indicator: IndicatorId, area: AreaId): SlotKey => `${indicator}@${area}`;

function createSlots({ profile, tree, reportersOf }: Catalogue): Map<SlotKey, Slot> {
  const slots = new Map<SlotKey, Slot>();
  for (const indicator of profile.indicators)
    for (const area of profile.areas)
      if (indicator.levels.includes(area.level) || reportersOf(indicator, area).length > 0)
        slots.set(slotKey(indicator.id, area.id), {
          indicator,
          area,
          depth: tree.ancestorsOf(area.id).length,
          reporters: [],
          expected: [],
          parents: [],
          weight: undefined,
          weighs: [],
          own: null,
          cell: undefined,
          isDirty: false,
          isEnding: false,
        });
  for (const slot of slots.values()) {
    const { rollUp } = slot.indicator;
    if (rollUp.rule === 'weighted-mean') slot.weight = slots.get(slotKey(rollUp.weight, slot.area.id));
    slot.weight?.weighs.push(slot);
    for (const reporter of reportersOf(slot.indicator, slot.area)) {
      const part = slots.get(slotKey(slot.indicator.id, reporter.id));
      if (!part) continue;
      slot.reporters.push(part);
      part.parents.push(slot);
    }
    slot.expected = slot.reporters;
  }
  return slots;
}

/** Whether a slot has something newer, or something of the same time that counts before it. */
function isOutrun({ own }: Slot, { at, source }: Reading): boolean {
  if (own === null) return false;
  return own.at > at || (own.at === at && !countsBefore(source, own.source));
}

const counts = ({ indicator }: Slot, at: number | null, now: number): boolean =>
  isReporting(freshnessOf(at, now, indicator));

function rollUpOf(slot: Slot, now: number): RolledUp {
  const partsOf = (isUsed: (part: Slot) => boolean) =>
    slot.expected.map((part) => ({
      measured: isUsed(part) ? (part.cell?.measured ?? null) : null,
      at: part.cell?.at ?? 0,
      weight: part.weight?.cell?.measured ? measuredValue(part.weight.cell.measured) : null,
    }));
  const rolled = rollUpParts(
    partsOf((part) => counts(part, part.cell?.at ?? null, now)),
    slot.indicator.rollUp,
  );
  if (rolled.measured !== null) return rolled;
  // Nobody reports in time any more: the last known sum stays, with a coverage of none and an age that says late.
  return {
    ...rollUpParts(
      partsOf(() => true),
      slot.indicator.rollUp,
    ),
    reporting: 0,
  };
}

function originOf(own: Reading, { measure }: Indicator): Origin {
  if (own.source === manualSource) return 'typed';
  return own.measured.kind === 'value' && measure === 'ratio' ? 'reported-without-parts' : 'reported';
}

type Shown = RolledUp & { readonly origin: Origin };

function ownOrRolledUp(slot: Slot, now: number): Shown {
  const { own, indicator, reporters } = slot;
  const asOwn = (reading: Reading): Shown => ({
    measured: reading.measured,
    at: reading.at,
    reporting: 1,
    expected: 1,
    origin: originOf(reading, indicator),
  });
  if (own && (reporters.length === 0 || counts(slot, own.at, now))) return asOwn(own);
  const rolled: Shown = { ...rollUpOf(slot, now), origin: 'rolled-up' };
  // Neither counts any more: whichever was known last stays, and its age says that it is late.
  return own && rolled.reporting === 0 && own.at >= (rolled.at ?? 0) ? asOwn(own) : rolled;
}

function computeCell(slot: Slot, now: number): Cell | undefined {
  const { indicator, area } = slot;
  const { measured, at, reporting, expected, origin } = ownOrRolledUp(slot, now);
  if (measured === null && !slot.cell) return undefined;
  const value = measured === null ? null : measuredValue(measured);
  const band = bandFor(value, indicator, slot.cell?.band ?? 'calm');
  return { indicator: indicator.id, area: area.id, at, measured, band, origin, reporting, expected };
}

function isSameMeasured(a: Measured | null, b: Measured | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind === 'value') return b.kind === 'value' && a.value === b.value;
  return b.kind === 'ratio' && a.numerator === b.numerator && a.denominator === b.denominator;
}

function isSame(a: Cell | undefined, b: Cell | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.at === b.at &&
    a.band === b.band &&
    a.reporting === b.reporting &&
    a.expected === b.expected &&
    a.origin === b.origin &&
    isSameMeasured(a.measured, b.measured)
  );
}

export function createLiveValues(catalogue: Catalogue): LiveValues {
  const slots = createSlots(catalogue);
  /** By depth, deepest last. Sorting ten thousand of them would take longer than settling them. */
  const dirty: Slot[][] = catalogue.profile.levels.map(() => []);
  /** Slots whose own reading may stop counting in that second (epoch s): coverage falls by time alone. */
  const endings = new Map<number, Slot[]>();
  let settledUntil = Number.NEGATIVE_INFINITY;
  /** Roll-ups of areas that begin or end to exist: they change with the calendar day. */
  const turning = [...slots.values()].filter((slot) =>
    slot.reporters.some(({ area }) => area.validFrom !== null || area.validTo !== null),
  );
  let settledDay = '';

  const markDirty = (slot: Slot): void => {
    if (slot.isDirty) return;
    slot.isDirty = true;
    dirty[slot.depth]?.push(slot);
    for (const parent of slot.parents) markDirty(parent);
    for (const weighed of slot.weighs) for (const parent of weighed.parents) markDirty(parent);
  };

  const scheduleEnding = (slot: Slot, at: number): void => {
    if (slot.isEnding) return;
    slot.isEnding = true;
    const second = Math.floor((at + slot.indicator.cadence + slot.indicator.grace) / 1_000) + 1;
    const slotsThen = endings.get(second);
    if (slotsThen) slotsThen.push(slot);
    else endings.set(second, [slot]);
  };

  const endOrMoveOn = (slot: Slot, now: number): void => {
    slot.isEnding = false;
    if (slot.own && counts(slot, slot.own.at, now)) scheduleEnding(slot, slot.own.at);
    else markDirty(slot);
  };

  const markEnded = (now: number): void => {
    const until = Math.floor(now / 1_000);
    if (until <= settledUntil) return;
    settledUntil = until;
    for (const [second, ended] of endings) {
      if (second > until) continue;
      endings.delete(second);
      for (const slot of ended) endOrMoveOn(slot, now);
    }
  };

  const markTurned = (day: string): void => {
    if (day === settledDay) return;
    settledDay = day;
    for (const slot of turning) {
      slot.expected = slot.reporters.filter(({ area }) => isValidOn(area, day));
      markDirty(slot);
    }
  };

  return {
    take: (readings) => {
      for (const reading of readings) {
        const slot = slots.get(slotKey(reading.indicator, reading.area));
        if (!slot || reading.quality === 'bad' || isOutrun(slot, reading)) continue;
        slot.own = reading;
        scheduleEnding(slot, reading.at);
        markDirty(slot);
      }
    },
    remove: (readings) => {
      const emptied: Pick<Reading, 'indicator' | 'area'>[] = [];
      for (const { indicator, area, source, at } of readings) {
        const slot = slots.get(slotKey(indicator, area));
        if (slot?.own?.at !== at || slot.own.source !== source) continue;
        slot.own = null;
        markDirty(slot);
        emptied.push({ indicator, area });
      }
      return emptied;
    },
    settle: (now) => {
      markEnded(now);
      markTurned(catalogue.dayOf(now));
      const changed: Cell[] = [];
      // Children before parents: a parent reads its children's cells.
      for (const ofDepth of dirty.toReversed())
        for (const slot of ofDepth.splice(0)) {
          slot.isDirty = false;
          const cell = computeCell(slot, now);
          if (!cell || isSame(cell, slot.cell)) continue;
          slot.cell = cell;
          changed.push(cell);
        }
      return changed;
    },
    get: (indicator, area) => slots.get(slotKey(indicator, area))?.cell,
    cellsOf: (areas) =>
      areas.flatMap((area) =>
        catalogue.profile.indicators.flatMap(
          (indicator) => slots.get(slotKey(indicator.id, area))?.cell ?? [],
        ),
      ),
  };
}
