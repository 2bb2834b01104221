import type { Alert } from '#shared/alert/alert.ts';
import { isClosed } from '#shared/alert/alertState.ts';
import type { Directive } from '#shared/directive/directive.ts';
import { isOver } from '#shared/directive/directiveState.ts';
import type { Escalation } from '#shared/escalation/escalation.ts';
import type { CellCode } from './cellCode.ts';
import { decodeStanding, type SiteCode } from './siteCode.ts';

/** One thing that a topic's state consists of: what it is, and what it says; null when it is not there any more. */
export type StateEntry = readonly [key: string | number, text: string | null];

export const cellEntry = (code: CellCode): StateEntry => [code[0], JSON.stringify(code)];
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
  decodeStanding(code)?.state === 'up' ? null : JSON.stringify(code),
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

/** Two halves of 32 bits each, after Bryc's cyrb53 (public domain). */
function hashText(text: string): readonly [number, number] {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return [high >>> 0, low >>> 0];
}

const hex = (half: number): string => (half >>> 0).toString(16).padStart(8, '0');

export function createStateTally(): StateTally {
  const texts = new Map<string | number, string>();
  let high = 0;
  let low = 0;
  /** Adding and taking out are the same: what is in twice is out again. */
  const toggle = (text: string): void => {
    const [highPart, lowPart] = hashText(text);
    high ^= highPart;
    low ^= lowPart;
  };
  return {
    put: (entries) => {
      for (const [key, text] of entries) {
        const known = texts.get(key);
        if (known === (text ?? undefined)) continue;
        if (known !== undefined) toggle(known);
        if (text === null) texts.delete(key);
        else {
          texts.set(key, text);
          toggle(text);
        }
      }
    },
    clear: () => {
      texts.clear();
      high = 0;
      low = 0;
    },
    hash: () => hex(high) + hex(low),
  };
}
