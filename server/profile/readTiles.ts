import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of map tiles beside a profile, checked as far as its first bytes tell. */
export interface TileFile {
  readonly folder: string;
  readonly name: string;
  readonly bytes: number;
  /** Epoch ms. */
  readonly modifiedAt: number;
}

interface TilesReading {
  readonly folder: string;
  readonly name: string;
  /** For a province a gigabyte holds the roads and rivers down to single houses; a country's file is a mistake. */
  readonly maxBytes?: number;
  readonly report: (message: string) => void;
}

const usualMaxBytes = 2 ** 30;

/** https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md */
const headerBytes = 127;
const magic = 'PMTiles';
const version = 3;
/** Where each section's offset and length (64 bits, little endian) stand in the header. */
const sections = { 'root directory': 8, metadata: 24, 'leaf directories': 40, 'tile data': 56 } as const;
const compressionsAt = [97, 98] as const;
/** None and gzip: what a browser reads without more code. */
const readCompressions = new Set([1, 2]);
const tileTypeAt = 99;
/** Vector tiles, PNG, JPEG, WebP. */
const drawnTypes = new Set([1, 2, 3, 4]);

function sectionFault(header: Buffer, bytes: number): string | null {
  for (const [section, at] of Object.entries(sections)) {
    const end = header.readBigUInt64LE(at) + header.readBigUInt64LE(at + 8);
    if (end > BigInt(bytes)) return `ends before its ${section} does; expected the whole file`;
  }
  return null;
}

function headerFault(header: Buffer, bytes: number): string | null {
  if (header.length < headerBytes || header.toString('latin1', 0, magic.length) !== magic)
    return 'is no PMTiles file; expected one as "pmtiles convert" or tippecanoe writes it';
  if (header[magic.length] !== version)
    return `is PMTiles of version ${header[magic.length]}; expected version ${version} ("pmtiles convert" makes it)`;
  if (!drawnTypes.has(header[tileTypeAt] ?? 0)) return 'expected vector tiles (MVT), PNG, JPEG or WebP';
  if (!compressionsAt.every((at) => readCompressions.has(header[at] ?? 0)))
    return 'expected tiles and directories compressed with gzip, or not at all';
  return sectionFault(header, bytes);
}

/** Looks at the tiles of a province's own. null, and reported why, when they cannot be drawn. */
export async function readTiles(reading: TilesReading): Promise<TileFile | null> {
  const { folder, name, maxBytes = usualMaxBytes, report } = reading;
  try {
    await using file = await open(join(folder, name), 'r');
    const facts = await file.stat();
    if (facts.size > maxBytes) {
      report(`has ${facts.size} bytes; expected at most ${maxBytes}, for one province`);
      return null;
    }
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
    const fault = headerFault(buffer.subarray(0, bytesRead), facts.size);
    if (fault === null) return { folder, name, bytes: facts.size, modifiedAt: facts.mtimeMs };
    report(fault);
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    report(missing ? 'the file is missing' : `cannot be read (${String(cause)})`);
  }
  return null;
}
