import type { CDPSession } from 'playwright-core';
import { z } from 'zod';

/** The parts of a heap snapshot that say what kind each node is and how large. */
const snapshotSchema = z.object({
  snapshot: z.object({
    meta: z.object({ node_fields: z.array(z.string()), node_types: z.array(z.unknown()) }),
  }),
  nodes: z.array(z.number()),
});

/** MB of what scripts hold on a page. `native` is the browser's own, such as styles and the lists that DevTools keep. */
export interface HeapKinds {
  readonly codeMb: number;
  readonly nativeMb: number;
  readonly restMb: number;
}

async function takeSnapshot(devTools: CDPSession): Promise<string> {
  const chunks: string[] = [];
  const add = ({ chunk }: { chunk: string }): void => void chunks.push(chunk);
  devTools.on('HeapProfiler.addHeapSnapshotChunk', add);
  await devTools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  devTools.off('HeapProfiler.addHeapSnapshotChunk', add);
  return chunks.join('');
}

/** What the heap of a page is made of: compiled code grows with what ran often, the rest only with what is kept. */
export async function readHeapKinds(devTools: CDPSession): Promise<HeapKinds> {
  const { snapshot, nodes } = snapshotSchema.parse(JSON.parse(await takeSnapshot(devTools)));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [typeAt, sizeAt] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const names = z.array(z.string()).parse(types[typeAt]);
  const bytes = { code: 0, native: 0, rest: 0 };
  for (let node = 0; node < nodes.length; node += fields.length) {
    const name = names[nodes[node + typeAt] ?? -1];
    bytes[name === 'code' || name === 'native' ? name : 'rest'] += nodes[node + sizeAt] ?? 0;
  }
  const mb = (count: number): number => Math.round(count / 10_485.76) / 100;
  return { codeMb: mb(bytes.code), nativeMb: mb(bytes.native), restMb: mb(bytes.rest) };
}
