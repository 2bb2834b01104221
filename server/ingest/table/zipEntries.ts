import { inflateRawSync } from 'node:zlib';
import { FileFault } from '#server/import/tableReader.ts';

/** The files in a ZIP archive by name, each unpacked when it is asked for. */
export interface ZipEntries {
  has(name: string): boolean;
  /** Throws `FileFault` where the entry is missing or unpacks to more than `atMost` bytes, whatever its header says. */
  read(name: string, atMost: number): Buffer;
}

interface Entry {
  readonly method: number;
  readonly compressedSize: number;
  readonly headerAt: number;
}

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const headerSignature = 0x04034b50;
const endBytes = 22;
const longestComment = 65_535;
const entriesAtMost = 2_000;

const damaged = (what: string): FileFault => new FileFault('damaged', what);

function endOfDirectory(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - endBytes - longestComment);
  for (let at = bytes.length - endBytes; at >= lowest; at -= 1)
    if (bytes.readUInt32LE(at) === endSignature) return at;
  throw damaged('ZIP');
}

/** The directory at the end is the truth about an archive: the headers in front of each file may leave sizes out. */
function directoryOf(bytes: Buffer): Map<string, Entry> {
  const end = endOfDirectory(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > entriesAtMost) throw new FileFault('too-large-inside', `${count} ZIP entries`);
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== directorySignature) throw damaged('ZIP directory');
    const nameBytes = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameBytes);
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw new FileFault('old-or-locked-workbook');
    entries.set(name, {
      method: bytes.readUInt16LE(at + 10),
      compressedSize: bytes.readUInt32LE(at + 20),
      headerAt: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function packed(bytes: Buffer, { headerAt, compressedSize }: Entry): Buffer {
  if (bytes.readUInt32LE(headerAt) !== headerSignature) throw damaged('ZIP entry');
  const from = headerAt + 30 + bytes.readUInt16LE(headerAt + 26) + bytes.readUInt16LE(headerAt + 28);
  if (from + compressedSize > bytes.length) throw damaged('ZIP entry');
  return bytes.subarray(from, from + compressedSize);
}

function unpacked(
  name: string,
  data: Buffer,
  { method, atMost }: { method: number; atMost: number },
): Buffer {
  if (method === 0 && data.length <= atMost) return data;
  if (method !== 0 && method !== 8) throw damaged(`${name}, ZIP method ${method}`);
  try {
    if (method === 8) return inflateRawSync(data, { maxOutputLength: atMost });
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    if (!isTooLarge) throw damaged(name);
  }
  throw new FileFault('too-large-inside', `${name} > ${Math.round(atMost / 1024 ** 2)} MB`);
}

/**
 * Opens an archive in memory. What is read is bounded as it is unpacked: a bomb of a few kilobytes says nothing true about
 * its size. ZIP64 is refused: no file that we take needs it.
 */
export function openZip(given: Uint8Array<ArrayBuffer>): ZipEntries {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const entries = readOrDamaged(() => directoryOf(bytes));
  return {
    has: (name) => entries.has(name),
    read: (name, atMost) => {
      const entry = entries.get(name);
      if (!entry) throw damaged(name);
      return unpacked(
        name,
        readOrDamaged(() => packed(bytes, entry)),
        { method: entry.method, atMost },
      );
    },
  };
}

/** An offset that leads out of the file makes Buffer throw a RangeError. */
function readOrDamaged<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw damaged('ZIP');
    throw error;
  }
}
