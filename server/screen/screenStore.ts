import type { Screen, ScreenEvent, ScreenId } from '#shared/screen/screen.ts';

/** A paired screen with what it signs in with. */
export interface StoredScreen extends Screen {
  /** Hash of the cookie's token: whoever reads the file cannot sign in with it. */
  readonly tokenHash: string;
}

/** Port: paired screens and what happened to them. What is saved would survive a power cut once the promise resolves. */
export interface ScreenStore {
  /** In the order of pairing. */
  all(): Promise<StoredScreen[]>;
  /** Adds it, or replaces the one of its id, together with the event: neither is kept without the other. */
  save(screen: StoredScreen, event: ScreenEvent): Promise<void>;
  /** Its events stay. */
  remove(id: ScreenId, event: ScreenEvent): Promise<void>;
  /** The newest first, at most `limit`. */
  events(id: ScreenId, limit: number): Promise<ScreenEvent[]>;
  close(): Promise<void>;
}
