import type { LinkStatus } from '#client/live/linkStatus.ts';
import type { CentreChanged } from '#shared/protocol/events.ts';

/** What the wall must say about itself, the gravest first. */
export type WallNotice =
  | { readonly kind: 'lost' | 'signed-out'; readonly sinceAt: number | null }
  | { readonly kind: 'connecting' | 'journal-away' | 'store-away' | 'store-draining' };

type Centre = Pick<CentreChanged, 'store' | 'journal'>;

/**
 * One notice at a time: without a link nothing is known about the store. A page that has never heard anything is
 * connecting; one that has and is silent now has lost the link, and says since when.
 */
export function wallNoticeOf({ link, heardAt }: LinkStatus, centre: Centre | null): WallNotice | null {
  if (link === 'signed-out') return { kind: 'signed-out', sinceAt: heardAt };
  if (link !== 'live') return heardAt === null ? { kind: 'connecting' } : { kind: 'lost', sinceAt: heardAt };
  if (centre?.journal === 'away') return { kind: 'journal-away' };
  if (centre?.store === 'away') return { kind: 'store-away' };
  return centre?.store === 'draining' ? { kind: 'store-draining' } : null;
}

/** Whether two notices say the same. */
export const isSameNotice = (a: WallNotice | null, b: WallNotice | null): boolean =>
  a?.kind === b?.kind &&
  (a !== null && 'sinceAt' in a ? a.sinceAt : null) === (b !== null && 'sinceAt' in b ? b.sinceAt : null);
