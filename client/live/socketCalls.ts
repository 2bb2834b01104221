import type { ClientEvents } from '#shared/protocol/events.ts';
import type { LiveOptions, SocketNews } from './liveSocket.ts';

/** What the page asks of the thread with its socket. The first is `open`. */
export type SocketCall =
  | { readonly kind: 'open'; readonly options: LiveOptions }
  | { readonly kind: 'tell'; readonly event: keyof ClientEvents; readonly payload: unknown }
  /** `id`: numbers a question, so that its answer is known. */
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly event: keyof ClientEvents;
      readonly payload: unknown;
    }
  | { readonly kind: 'connect' | 'disconnect' };

/** What the thread tells the page. */
export type SocketTold =
  | { readonly kind: 'news'; readonly news: readonly SocketNews[] }
  | { readonly kind: 'answer'; readonly id: number; readonly reply: unknown }
  | { readonly kind: 'no-answer'; readonly id: number };
