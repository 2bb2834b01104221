/** FNV-1a of a text, 32 bits, mixed: FNV alone leaves keys that differ in their last character close together. */
export function seedOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1)
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return mixed(hash);
}

function mixed(hash: number): number {
  let next = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  next = Math.imul(next ^ (next >>> 13), 0xc2b2ae35);
  return (next ^ (next >>> 16)) >>> 0;
}

/** A number in [0, 1) that depends on the key alone: what is invented is the same at every start. */
export const chance = (key: string): number => seedOf(key) / 2 ** 32;

/** As `chance`, of a seed and a whole number: thousands of sites are asked for at every tick. */
export const chanceAt = (seed: number, turn: number): number =>
  mixed(Math.imul(seed ^ Math.imul(turn + 1, 0x9e3779b1), 0x01000193)) / 2 ** 32;
