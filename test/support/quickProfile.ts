import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const shipped = join(import.meta.dirname, '..', '..', 'server', 'profiles', 'nghe-an');

/**
 * The shipped province in a folder of its own, in which the rule about many stations out of contact differs: a walk need
 * not wait as long as a shift does. Its setting is `IOC_PROFILE=<folder>`.
 */
export function aQuickProfile(folder: string, difference: object): string {
  const own = join(folder, 'quick-profile');
  cpSync(shipped, own, { recursive: true });
  writeFileSync(
    join(own, 'rules.json'),
    JSON.stringify({ use: 'all', override: { 'bts-down': difference } }),
  );
  return own;
}
