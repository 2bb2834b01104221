import type { SceneVersion } from '#shared/scene/sceneVersion.ts';

/**
 * Port: every version of the scenes that somebody saved here, append-only. Those of the profile have none. Every adapter
 * passes `test/contract/sceneStoreContract.ts`.
 */
export interface SceneStore {
  /** The newest version; null while nobody has saved any. */
  newest(): Promise<SceneVersion | null>;
  /** One version by its number; null where there is none. */
  find(version: number): Promise<SceneVersion | null>;
  /** Newest first, at most `count`, without what they hold. */
  history(count: number): Promise<Omit<SceneVersion, 'scenes'>[]>;
  /** Durable once it resolves true. False when that version is there already. Rejects when it cannot be kept. */
  append(version: SceneVersion): Promise<boolean>;
  close(): Promise<void>;
}
