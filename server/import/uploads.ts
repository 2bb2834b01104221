import { randomUUID } from 'node:crypto';
import type { UploadBody } from '#shared/import/importProtocol.ts';
import type { User } from '#shared/user/user.ts';
import type { ImportStore } from './importStore.ts';
import type { OpenTable, TableReader } from './tableReader.ts';

/** A file that was sent and not yet imported. */
export interface Upload {
  readonly id: string;
  readonly fileName: string;
  readonly userId: string;
  readonly table: OpenTable;
}

/** The files that people are looking at. They are in memory only: a restart asks for them again. */
export interface Uploads {
  /** Throws `FileFault`. Whatever the same person had open before is closed. */
  open(bytes: Uint8Array<ArrayBuffer>, fileName: string, user: User): Promise<UploadBody>;
  /** null: not theirs, or closed by now. */
  find(id: string, user: User): Upload | null;
  /** Takes it out of the list: it belongs to the import now, which closes it. */
  claim(id: string): void;
  closeIdle(): Promise<void>;
  close(): Promise<void>;
}

interface UploadsParts {
  readonly reader: TableReader;
  readonly store: Pick<ImportStore, 'planFor'>;
  readonly clock: () => number;
}

/** Each holds a thread and its cells in memory. */
const openAtMost = 4;
const idleMs = 30 * 60_000;

export function createUploads({ reader, store, clock }: UploadsParts): Uploads {
  const open = new Map<string, Upload & { usedAt: number }>();
  const closeOne = async (id: string): Promise<void> => {
    const upload = open.get(id);
    open.delete(id);
    await upload?.table.close();
  };
  const closeWhere = async (isToClose: (upload: Upload & { usedAt: number }) => boolean): Promise<void> => {
    await Promise.all([...open.values()].filter(isToClose).map(({ id }) => closeOne(id)));
  };
  return {
    open: async (bytes, fileName, user) => {
      await closeWhere(({ userId }) => userId === user.id);
      const table = await reader.open(bytes);
      const longestIdle = [...open.values()].sort((a, b) => a.usedAt - b.usedAt)[0];
      if (open.size >= openAtMost && longestIdle) await closeOne(longestIdle.id);
      const id = randomUUID();
      open.set(id, { id, fileName, userId: user.id, table, usedAt: clock() });
      const { choice } = table.facts;
      const look = await table.look({ ...choice, headerLine: null });
      return { id, fileName, facts: table.facts, look, remembered: await store.planFor(look.signature) };
    },
    find: (id, user) => {
      const upload = open.get(id);
      if (upload?.userId !== user.id) return null;
      upload.usedAt = clock();
      return upload;
    },
    claim: (id) => void open.delete(id),
    closeIdle: () => closeWhere(({ usedAt }) => clock() - usedAt > idleMs),
    close: () => closeWhere(() => true),
  };
}
