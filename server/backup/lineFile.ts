import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { BackupFile } from './manifest.ts';

/** A file of JSON lines, packed. `zcat` shows it. */
export type Written = Pick<BackupFile, 'path' | 'items' | 'bytes' | 'sha256'>;

export interface LineFile {
  add(lines: readonly string[]): Promise<void>;
  finish(): Promise<Written>;
}

/** `path` within `folder`; it must not be there yet. Readable for its owner alone: there are password hashes in some. */
export async function createLineFile(folder: string, path: string): Promise<LineFile> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let items = 0;
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const gzip = createGzip();
  const written = pipeline(gzip, meter, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }));
  // Reported by `add` or `finish`, whichever is next; unheard it would end the process.
  written.catch(() => undefined);
  return {
    add: async (lines) => {
      if (lines.length === 0) return;
      items += lines.length;
      if (!gzip.write(`${lines.join('\n')}\n`)) await Promise.race([once(gzip, 'drain'), written]);
    },
    finish: async () => {
      gzip.end();
      await written;
      return { path, items, bytes, sha256: hash.digest('hex') };
    },
  };
}

export interface PartedFile {
  add(lines: readonly string[]): Promise<void>;
  finish(): Promise<Written[]>;
}

/** Lines in files `<name>/0001.ndjson.gz`, …, each of about `linesPerPart`, so that one can be looked at or mended alone. */
export function createPartedFile(folder: string, name: string, linesPerPart: number): PartedFile {
  const written: Written[] = [];
  let parts = 0;
  let lines = 0;
  let open: LineFile | null = null;
  const endPart = async (): Promise<void> => {
    if (open) written.push(await open.finish());
    open = null;
    lines = 0;
  };
  return {
    add: async (more) => {
      if (more.length === 0) return;
      if (!open) {
        parts += 1;
        open = await createLineFile(folder, `${name}/${String(parts).padStart(4, '0')}.ndjson.gz`);
      }
      await open.add(more);
      lines += more.length;
      if (lines >= linesPerPart) await endPart();
    },
    finish: async () => {
      await endPart();
      return written;
    },
  };
}

/** The lines of a file, as they come from the disk: some hundreds at a time. */
export async function* linesOf(folder: string, path: string): AsyncGenerator<string[]> {
  const packed = createReadStream(join(folder, path));
  const gunzip = createGunzip();
  packed.on('error', (error) => gunzip.destroy(error));
  let rest = '';
  for await (const text of packed.pipe(gunzip).setEncoding('utf8')) {
    const lines = (rest + String(text)).split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
  if (rest !== '') yield [rest];
}

/** SHA-256 and length of a file as it lies there. */
export async function digestOf(file: string): Promise<Pick<Written, 'bytes' | 'sha256'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
