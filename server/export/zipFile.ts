import { crc32, deflateRawSync } from 'node:zlib';

/** A file in an archive. */
export interface PackedFile {
  readonly name: string;
  readonly content: string;
}

const localSignature = 0x04034b50;
const directorySignature = 0x02014b50;
const endSignature = 0x06054b50;
/** 2.0: the first version with deflate. */
const version = 20;
const deflated = 8;
/** Names are UTF-8. */
const flags = 0x0800;
/** 1 January 1980, the first day that an archive knows: the same table gives the same bytes. */
const firstDay = 0x0021;

/** The fields that a file's own header and its entry in the directory share. */
function sharedFields(name: Buffer, data: Buffer, packed: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(flags, 2);
  fields.writeUInt16LE(deflated, 4);
  fields.writeUInt16LE(firstDay, 8);
  fields.writeUInt32LE(crc32(data), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(data.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function signed(signature: number, ...rest: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(signature);
  return Buffer.concat([head, ...rest]);
}

/** A ZIP archive, in memory. For a few megabytes: an export has at most some thousand rows. */
export function zipFile(files: readonly PackedFile[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const nameBytes = Buffer.from(name);
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const fields = sharedFields(nameBytes, data, packed);
    const body = signed(localSignature, fields, nameBytes, packed);
    const madeBy = Buffer.alloc(2);
    madeBy.writeUInt16LE(version);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(signed(directorySignature, madeBy, fields, place, nameBytes));
    bodies.push(body);
    offset += body.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, list, signed(endSignature, end)]);
}
