import type { Alert } from '#shared/alert/alert.ts';
import { isClosed } from '#shared/alert/alertState.ts';
import type { Directive } from '#shared/directive/directive.ts';
import { isOver } from '#shared/directive/directiveState.ts';
import type { Escalation } from '#shared/escalation/escalation.ts';
import type { CellCode } from './cellCode.ts';
import { decodeStanding, type SiteCode } from './siteCode.ts';

/** What an entry says: a text, or the members of a code. */
type Said = string | readonly (string | number | null)[];

type Hash = [high: number, low: number];

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
  decodeStanding(code)?.state === 'up' ? null : code,
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

/** Two halves of 32 bits each, after Bryc's cyrb53 (public domain). A number is mixed in by its bits: to write it out costs more. */
function hashInto(hash: Hash, said: Said): void {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  const mix = (part: number): void => {
    high = Math.imul(high ^ part, 2_654_435_761);
    low = Math.imul(low ^ part, 1_597_334_677);
  };
  const mixText = (text: string): void => {
    for (let place = 0; place < text.length; place += 1) mix(text.charCodeAt(place));
    mix(text.length);
  };
  if (typeof said === 'string') mixText(said);
  else
    for (const part of said) {
      if (typeof part === 'string') mixText(part);
      else {
        // JSON has no -0; no number of a code has the bits of "none".
        bits.setFloat64(0, part === null ? Number.NaN : part + 0);
        mix(bits.getUint32(0));
        mix(bits.getUint32(4));
      }
    }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  hash[0] = high;
  hash[1] = low;
}

const hex = (half: number): string => (half >>> 0).toString(16).padStart(8, '0');

export function createStateTally(): StateTally {
  const known = new Map<string | number, Hash>();
  let high = 0;
  let low = 0;
  /** Adding and taking out are the same: what is in twice is out again. */
  const toggle = (hash: Hash): void => {
    high ^= hash[0];
    low ^= hash[1];
  };
  const put = ([key, said]: StateEntry): void => {
    let hash = known.get(key);
    if (hash) toggle(hash);
    if (said === null) {
      known.delete(key);
      return;
    }
    if (!hash) {
      hash = [0, 0];
      known.set(key, hash);
    }
    hashInto(hash, said);
    toggle(hash);
  };
  return {
    put: (entries) => {
      for (const entry of entries) put(entry);
    },
    clear: () => {
      known.clear();
      high = 0;
      low = 0;
    },
    hash: () => hex(high) + hex(low),
  };
}
