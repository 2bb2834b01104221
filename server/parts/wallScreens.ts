import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Router } from 'express';
import { screenRoutes } from '#server/http/screenRoutes.ts';
import { type LiveIo, type LiveSocket, sessionRoom } from '#server/live/liveServer.ts';
import { screenHandler } from '#server/live/screenHandler.ts';
import { createPairings } from '#server/screen/pairings.ts';
import { createScreenBook } from '#server/screen/screenBook.ts';
import type { ScreenStore } from '#server/screen/screenStore.ts';
import { hashToken, type Sessions } from '#server/user/sessions.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';

interface WallScreensParts {
  readonly store: ScreenStore;
  readonly io: LiveIo;
  readonly sessions: Sessions;
  readonly tree: AreaTree;
  readonly clock: () => number;
}

export interface WallScreens {
  /** Who is signed in, screens among them. */
  readonly sessions: Sessions;
  readonly routes: Router;
  readonly handler: (socket: LiveSocket) => void;
  close(): Promise<void>;
}

const newToken = (): string => randomBytes(32).toString('base64url');

/** The screens that are paired with this centre, put together. */
export async function createWallScreens({
  store,
  io,
  sessions,
  tree,
  clock,
}: WallScreensParts): Promise<WallScreens> {
  const pairings = createPairings({
    newCode: () => String(randomInt(1_000_000)).padStart(6, '0'),
    newSecret: newToken,
  });
  const book = createScreenBook({
    store,
    screens: await store.all(),
    pairings,
    rootArea: tree.root.id,
    onChange: ({ tokenHash, ...screen }) => io.to(sessionRoom(tokenHash)).emit('screen:changed', { screen }),
    onRevoked: ({ tokenHash }) => io.in(sessionRoom(tokenHash)).disconnectSockets(),
    newId: randomUUID,
    newToken,
    hashToken,
    clock,
  });
  const withScreens: Sessions = {
    ...sessions,
    find: async (token) => (await sessions.find(token)) ?? book.find(token),
  };
  return {
    sessions: withScreens,
    routes: screenRoutes({ book, pairings, sessions: withScreens, tree, clock }),
    handler: screenHandler(book),
    close: () => store.close(),
  };
}
