import type { Alert } from '#shared/alert/alert.ts';
import { isClosed } from '#shared/alert/alertState.ts';
import type { Directive } from '#shared/directive/directive.ts';
import { isOver } from '#shared/directive/directiveState.ts';
import type { Escalation } from '#shared/escalation/escalation.ts';
import { siteStates } from '#shared/site/site.ts';
import type { CellCode } from './cellCode.ts';
import type { SiteCode } from './siteCode.ts';

/** What an entry says: a text, or the members of a code. */
type Said = string | readonly (string | number | null)[];

/** One thing that a topic's state consists of: what it is, and what it says; null when it is not there any more. */
export type StateEntry = readonly [key: string | number, said: Said | null];

export const cellEntry = (code: CellCode): StateEntry => [code[0], code];
/** Every change of an alert raises its revision: the revision stands for all of it. */
export const alertEntry = ({ id, revision, facts }: Alert): StateEntry => [
  id,
  isClosed(facts) ? null : `${id}:${revision}`,
];
export const directiveEntry = ({ id, revision, state }: Directive): StateEntry => [
  id,
  isOver(state) ? null : `${id}:${revision}`,
];
export const escalationEntry = ({ alert, level }: Escalation): StateEntry => [
  alert,
  level === 0 ? null : `${alert}:${level}`,
];
/** A site that is up is not there, as in the snapshot: thousands that are in order cost nothing. */
export const siteEntry = (code: SiteCode): StateEntry => [
  code[0],
  siteStates[code[1]] === 'up' ? null : code,
];
export const unheardEntry = (place: number): StateEntry => [place, `unheard ${place}`];

/**
 * A state that is made of entries, and a hash over all of them in whatever order they came. It costs what changes, not what
 * is there. 64 bits: for noticing a fault, not against somebody who wants one.
 */
export interface StateTally {
  put(entries: Iterable<StateEntry>): void;
  clear(): void;
  /** 16 hexadecimal digits; all zero for a state without entries. */
  hash(): string;
}

/** The bits of a number, in one order whatever the processor's. */
const bits = new DataView(new ArrayBuffer(8));
/** The two halves of the hash that is being made: in variables that functions share, each would be garbage with each step. */
const halves = new Int32Array(2);

function mix(part: number): void {
  halves[0] = Math.imul((halves[0] ?? 0) ^ part, 2_654_435_761);
  halves[1] = Math.imul((halves[1] ?? 0) ^ part, 1_597_334_677);
}

function mixText(text: string): void {
  for (let place = 0; place < text.length; place += 1) mix(text.charCodeAt(place));
  mix(text.length);
}

/** By its bits: to write a number out costs more. */
function mixNumber(value: number | null): void {
  // JSON has no -0; no number of a code has the bits of "none".
  bits.setFloat64(0, value === null ? Number.NaN : value + 0);
  mix(bits.getUint32(0));
  mix(bits.getUint32(4));
}

/** Two halves of 32 bits each, after Bryc's cyrb53 (public domain). */
function hashInto(hashes: Int32Array, place: number, said: Said): void {
  halves[0] = 0xdeadbeef;
  halves[1] = 0x41c6ce57;
  if (typeof said === 'string') mixText(said);
  else
    for (const part of said) {
      if (typeof part === 'string') mixText(part);
      else mixNumber(part);
    }
  let [high, low] = [halves[0] ?? 0, halves[1] ?? 0];
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  hashes[place] = high;
  hashes[place + 1] = low;
}

const hex = (half: number): string => (half >>> 0).toString(16).padStart(8, '0');

export function createStateTally(): StateTally {
  // Numbers of 32 bits in arrays of their own: each in an object of its own would be garbage a thousand times a second.
  const sum = new Int32Array(2);
  let hashes = new Int32Array(128);
  /** Where in `hashes` that of an entry stands. */
  const places = new Map<string | number, number>();
  const free: number[] = [];

  const newPlace = (): number => {
    const place = free.pop() ?? 2 * places.size;
    if (place < hashes.length) return place;
    const larger = new Int32Array(2 * hashes.length);
    larger.set(hashes);
    hashes = larger;
    return place;
  };
  /** Adding and taking out are the same: what is in twice is out again. */
  const toggle = (place: number): void => {
    sum[0] = (sum[0] ?? 0) ^ (hashes[place] ?? 0);
    sum[1] = (sum[1] ?? 0) ^ (hashes[place + 1] ?? 0);
  };
  const put = ([key, said]: StateEntry): void => {
    let place = places.get(key);
    if (place !== undefined) toggle(place);
    if (said === null) {
      if (place !== undefined) free.push(place);
      places.delete(key);
      return;
    }
    if (place === undefined) {
      place = newPlace();
      places.set(key, place);
    }
    hashInto(hashes, place, said);
    toggle(place);
  };
  return {
    put: (entries) => {
      for (const entry of entries) put(entry);
    },
    clear: () => {
      places.clear();
      free.length = 0;
      sum.fill(0);
    },
    hash: () => hex(sum[0] ?? 0) + hex(sum[1] ?? 0),
  };
}
