import { createValueStore } from './valueStore.ts';

/**
 * `connecting`: nothing heard yet. `live`. `silent`: nothing heard for `silentAfterMs`, or cut. `signed-out`: the server
 * does not know us any more.
 */
export type Link = 'connecting' | 'live' | 'silent' | 'signed-out';

export interface LinkStatus {
  readonly link: Link;
  /** When something was last heard, epoch ms on the server's clock; null before the first time. */
  readonly heardAt: number | null;
}

/** The server speaks once a second; five lost beats are a dead link. It is shown within seven seconds; ten are promised, and a busy machine is late. */
export const silentAfterMs = 5_000;

export const linkStatus = createValueStore<LinkStatus>({ link: 'connecting', heardAt: null });
