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

/** The server speaks once a second; six lost beats are a dead link. It is shown within eight seconds; ten are promised. */
export const silentAfterMs = 6_000;

export const linkStatus = createValueStore<LinkStatus>({ link: 'connecting', heardAt: null });
