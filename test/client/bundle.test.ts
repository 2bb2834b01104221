import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ensureClientBuild } from '#server/clientBuild.ts';

const kilobyte = 1_000;
const mostBeforeTheMap = 200 * kilobyte;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

/** A chunk with everything that it imports before it runs. */
function withImports(manifest: Readonly<Record<string, Chunk>>, entries: readonly string[]): Set<string> {
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const entry of entries) visit(entry);
  return files;
}

/** Threads that a page starts before its map; a manifest does not name them. */
const threadsOf = (folder: string): string[] =>
  readdirSync(join(folder, 'assets'))
    .filter((name) => /^(socketWorker|pageWatchWorker)-.*\.js$/.test(name))
    .map((name) => join('assets', name));

test('the JavaScript that a wall needs before its map is at most 200 kB, gzipped', async () => {
  const { folder } = await ensureClientBuild(() => undefined);
  const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'));

  const files = withImports(manifest, ['index.html', 'wall/Wall.tsx']);
  const threads = threadsOf(folder);

  const bytes = [...files, ...threads].map((file) => gzipSync(readFileSync(join(folder, file))).length);
  expect(files.size).toBeGreaterThan(2);
  expect(threads).toHaveLength(2);
  expect([...files].join()).not.toContain('GlMap');
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(mostBeforeTheMap);
}, 120_000);
