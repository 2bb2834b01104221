import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own; `remove` it when the files in it are closed. */
export function aTemporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'ioc-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
