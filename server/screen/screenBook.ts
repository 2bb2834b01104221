import type { StoredSession } from '#server/user/userStore.ts';
import type { AreaId } from '#shared/area/area.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import type {
  Screen,
  ScreenEvent,
  ScreenEventKind,
  ScreenFacts,
  ScreenId,
  ScreenSettings,
  ScreenStatus,
  ScreenView,
  SentView,
} from '#shared/screen/screen.ts';
import type { ListedScreen } from '#shared/screen/screenRoutes.ts';
import type { User } from '#shared/user/user.ts';
import type { Pairings } from './pairings.ts';
import type { ScreenStore, StoredScreen } from './screenStore.ts';

/** A screen's session has no end: it ends by being revoked. */
const neverEndsAt = 8.64e15;
const minuteMs = 60_000;
const userIdOf = (id: ScreenId): string => `screen:${id}`;

/** The screens of the wall: who they are, what they show, what somebody sends them. */
export interface ScreenBook {
  list(): ListedScreen[];
  pair(
    user: User,
    given: { readonly code: string; readonly settings: ScreenSettings },
  ): Promise<Result<Screen>>;
  change(user: User, id: ScreenId, settings: ScreenSettings): Promise<Result<Screen>>;
  /** It is nobody from now on and shows a code again. */
  revoke(user: User, id: ScreenId): Promise<Result<null>>;
  send(
    user: User,
    id: ScreenId,
    given: { readonly view: ScreenView; readonly minutes: number },
  ): Promise<Result<Screen>>;
  callBack(user: User, id: ScreenId): Promise<Result<Screen>>;
  events(id: ScreenId): Promise<ScreenEvent[]>;
  /** Who a token is, as anybody who is signed in: a duty officer of the whole province. */
  find(token: string): StoredSession | null;
  /** The screen that a signed-in user is. */
  screenOf(user: User): Screen | null;
  connected(id: ScreenId): void;
  disconnected(id: ScreenId): void;
  heard(id: ScreenId, facts: ScreenFacts): void;
}

interface ScreenBookParts {
  readonly store: ScreenStore;
  readonly screens: readonly StoredScreen[];
  readonly pairings: Pairings;
  readonly rootArea: AreaId;
  readonly onChange: (screen: StoredScreen) => void;
  readonly onRevoked: (screen: StoredScreen) => void;
  readonly newId: () => string;
  readonly newToken: () => string;
  readonly hashToken: (token: string) => string;
  readonly clock: () => number;
}

const mostEvents = 100;

/** How each screen is doing, since this start of the server. */
function createStatuses(clock: () => number) {
  const links = new Map<ScreenId, number>();
  const heard = new Map<ScreenId, { readonly seenAt: number; readonly facts: ScreenFacts | null }>();
  const see = (id: ScreenId, facts?: ScreenFacts): void => {
    heard.set(id, { seenAt: clock(), facts: facts ?? heard.get(id)?.facts ?? null });
  };
  return {
    connected: (id: ScreenId): void => {
      links.set(id, (links.get(id) ?? 0) + 1);
      see(id);
    },
    disconnected: (id: ScreenId): void => {
      links.set(id, Math.max(0, (links.get(id) ?? 0) - 1));
      see(id);
    },
    heard: see,
    of: (id: ScreenId): ScreenStatus => ({
      connected: (links.get(id) ?? 0) > 0,
      seenAt: heard.get(id)?.seenAt ?? null,
      facts: heard.get(id)?.facts ?? null,
    }),
  };
}

const withoutToken = ({ tokenHash: _tokenHash, ...screen }: StoredScreen): Screen => screen;

export function createScreenBook(parts: ScreenBookParts): ScreenBook {
  const { store, pairings, rootArea, clock } = parts;
  const screens = new Map<ScreenId, StoredScreen>(parts.screens.map((screen) => [screen.id, screen]));
  const statuses = createStatuses(clock);

  const eventOf = (kind: ScreenEventKind, user: User, screen: Screen): ScreenEvent => ({
    screen: screen.id,
    at: clock(),
    kind,
    userId: user.id,
    userName: user.name,
    sent: kind === 'sent' ? screen.sent : null,
  });
  /** On record first, then in force, then told. */
  const keep = async (kind: ScreenEventKind, user: User, screen: StoredScreen): Promise<Result<Screen>> => {
    await store.save(screen, eventOf(kind, user, screen));
    screens.set(screen.id, screen);
    parts.onChange(screen);
    return success(withoutToken(screen));
  };
  const changed = async (
    kind: ScreenEventKind,
    user: User,
    change: { readonly id: ScreenId; readonly settings?: ScreenSettings; readonly sent?: SentView | null },
  ): Promise<Result<Screen>> => {
    const screen = screens.get(change.id);
    return screen ? keep(kind, user, { ...screen, ...change }) : failure('not-found', 'no such screen');
  };
  const sessionOf = ({ id, tokenHash, settings, pairedAt }: StoredScreen): StoredSession => ({
    tokenHash,
    user: { id: userIdOf(id), name: settings.name, role: 'duty', area: rootArea },
    createdAt: pairedAt,
    expiresAt: neverEndsAt,
  });

  return {
    list: () =>
      [...screens.values()].map((screen) => ({
        screen: {
          ...withoutToken(screen),
          sent: screen.sent && screen.sent.until > clock() ? screen.sent : null,
        },
        status: statuses.of(screen.id),
      })),
    pair: async (user, { code, settings }) => {
      const token = parts.newToken();
      if (!pairings.take(code, token, clock())) return failure('not-found', 'no screen shows this code now');
      return keep('paired', user, {
        id: parts.newId() as ScreenId,
        settings,
        pairedAt: clock(),
        pairedBy: user.name,
        sent: null,
        tokenHash: parts.hashToken(token),
      });
    },
    change: (user, id, settings) => changed('changed', user, { id, settings }),
    revoke: async (user, id) => {
      const screen = screens.get(id);
      if (!screen) return failure('not-found', 'no such screen');
      await store.remove(id, eventOf('revoked', user, screen));
      screens.delete(id);
      parts.onRevoked(screen);
      return success(null);
    },
    send: (user, id, { view, minutes }) => {
      const at = clock();
      const sent = { view, userName: user.name, at, until: Math.round(at + minutes * minuteMs) };
      return changed('sent', user, { id, sent });
    },
    callBack: (user, id) => changed('called-back', user, { id, sent: null }),
    events: (id) => store.events(id, mostEvents),
    find: (token) => {
      const hash = parts.hashToken(token);
      const screen = [...screens.values()].find(({ tokenHash }) => tokenHash === hash);
      return screen ? sessionOf(screen) : null;
    },
    screenOf: ({ id }) => {
      const screen = [...screens.values()].find((one) => userIdOf(one.id) === id);
      return screen ? withoutToken(screen) : null;
    },
    connected: statuses.connected,
    disconnected: statuses.disconnected,
    heard: statuses.heard,
  };
}
