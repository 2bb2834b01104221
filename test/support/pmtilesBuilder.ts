/** Numbers of seven bits a byte, the lowest first, as directories and vector tiles have them. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

/** What a file is made of. */
interface GivenArchive {
  /** The tile of zoom 0. */
  readonly tile: Uint8Array;
  /** Names of the layers in it. */
  readonly layers?: readonly string[];
  readonly tileType?: number;
  readonly compression?: number;
  readonly version?: number;
}

const rootAt = 127;

/** A whole PMTiles file of one uncompressed tile. */
export function aPmtilesFile({
  tile,
  layers = [],
  tileType = 1,
  compression = 1,
  version = 3,
}: GivenArchive): Buffer {
  // One entry: its tile id, run length, length, and offset plus one.
  const root = Buffer.from([1, 0, 1, tile.length, 1].flatMap(varint));
  const metadata = Buffer.from(JSON.stringify({ vector_layers: layers.map((id) => ({ id, fields: {} })) }));
  const metadataAt = rootAt + root.length;
  const tilesAt = metadataAt + metadata.length;
  const header = Buffer.alloc(rootAt);
  header.write('PMTiles', 0, 'latin1');
  header[7] = version;
  const places = [rootAt, root.length, metadataAt, metadata.length, tilesAt, 0, tilesAt, tile.length];
  for (const [index, place] of places.entries()) header.writeBigUInt64LE(BigInt(place), 8 + 8 * index);
  for (const at of [72, 80, 88]) header.writeBigUInt64LE(1n, at);
  header.set([1, compression, compression, tileType, 0, 0], 96);
  const degrees = [-180, -85, 180, 85].map((degree) => degree * 10_000_000);
  for (const [index, degree] of degrees.entries()) header.writeInt32LE(degree, 102 + 4 * index);
  return Buffer.concat([header, root, metadata, tile]);
}

const field = (number: number, bytes: readonly number[]): number[] => [
  ...varint(number * 8 + 2),
  ...varint(bytes.length),
  ...bytes,
];
const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);

/** A vector tile with one line through some of its 4,096 × 4,096 points. */
export function aLineTile(layer: string, points: readonly (readonly [x: number, y: number])[]): Uint8Array {
  let [x, y] = [0, 0];
  const steps = points.map(([nextX, nextY]) => {
    const step = [zigzag(nextX - x), zigzag(nextY - y)];
    [x, y] = [nextX, nextY];
    return step;
  });
  const [first = [], ...rest] = steps;
  // Move to one point, then lines to the others.
  const geometry = [1 * 8 + 1, ...first, rest.length * 8 + 2, ...rest.flat()].flatMap(varint);
  const feature = [...varint(3 * 8), 2, ...field(4, geometry)];
  const named = [...Buffer.from(layer)];
  const content = [
    ...varint(15 * 8),
    2,
    ...field(1, named),
    ...field(2, feature),
    ...varint(5 * 8),
    ...varint(4_096),
  ];
  return Uint8Array.from(field(3, content));
}
