import { describe, expect, test } from 'vitest';
import { createPairings, pairingLengthMs } from '#server/screen/pairings.ts';
import { createScreenBook } from '#server/screen/screenBook.ts';
import type { StoredScreen } from '#server/screen/screenStore.ts';
import type { ScreenView } from '#shared/screen/screen.ts';
import { aUser } from '#test/support/alertBuilders.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aMemoryScreenStore } from '#test/support/memoryScreenStore.ts';
import { asArea, minuteMs } from '#test/support/readingBuilders.ts';
import { asScene, asScreen, someSettings } from '#test/support/screenBuilders.ts';

const administrator = aUser({ id: 'admin', name: 'Quản trị', role: 'administrator' });
const operator = aUser({ id: 'lan', name: 'Lan', role: 'operator' });
const storm: ScreenView = { kind: 'scene', scene: asScene('storm') };

async function aBook() {
  const clock = aClock();
  const store = aMemoryScreenStore();
  let codes = 0;
  let tokens = 0;
  const pairings = createPairings({
    newCode: () => {
      codes += 1;
      return String(codes).padStart(6, '0');
    },
    newSecret: () => `secret-${codes}`,
  });
  const changed: StoredScreen[] = [];
  const revoked: StoredScreen[] = [];
  const book = createScreenBook({
    store,
    screens: await store.all(),
    pairings,
    rootArea: asArea('nghe-an'),
    onChange: (screen) => changed.push(screen),
    onRevoked: (screen) => revoked.push(screen),
    newId: () => 'screen-1',
    newToken: () => {
      tokens += 1;
      return `token-${tokens}`;
    },
    hashToken: (token) => `hash of ${token}`,
    clock,
  });
  const pair = async () => {
    const opened = pairings.open(clock());
    if (!opened.ok) throw new Error('no pairing');
    const result = await book.pair(administrator, { code: opened.value.code, settings: someSettings() });
    return { opened: opened.value, result };
  };
  return { ...book, book, clock, store, pairings, changed, revoked, pair };
}

describe('pairing', () => {
  test('gives the screen that shows the code what it signs in with, once', async () => {
    const { pair, pairings, clock } = await aBook();
    const { opened, result } = await pair();

    const fetched = [pairings.fetch(opened.secret, clock()), pairings.fetch(opened.secret, clock())];

    expect(result.ok).toBe(true);
    expect(fetched).toEqual([{ state: 'paired', token: 'token-1' }, { state: 'gone' }]);
  });

  test('knows no code that no screen shows', async () => {
    const { book } = await aBook();

    const result = await book.pair(administrator, { code: '999999', settings: someSettings() });

    expect(!result.ok && result.failure.code).toBe('not-found');
    expect(book.list()).toEqual([]);
  });

  test('takes a code once', async () => {
    const { pair, book } = await aBook();
    const { opened } = await pair();

    const again = await book.pair(administrator, { code: opened.code, settings: someSettings() });

    expect(again.ok).toBe(false);
  });

  test('forgets a code after ten minutes', async () => {
    const { book, pairings, clock } = await aBook();
    const opened = pairings.open(clock());

    clock.pass(pairingLengthMs);

    const secret = opened.ok ? opened.value.secret : '';
    expect(pairings.fetch(secret, clock())).toEqual({ state: 'gone' });
    expect((await book.pair(administrator, { code: '000001', settings: someSettings() })).ok).toBe(false);
  });

  test('puts up with so many screens that wait, and no more', async () => {
    const { pairings, clock } = await aBook();

    const opened = Array.from({ length: 41 }, () => pairings.open(clock()).ok);

    expect(opened.filter((ok) => ok)).toHaveLength(40);
  });
});

describe('a paired screen', () => {
  test('is signed in by its token as a duty officer of the whole province, for ever', async () => {
    const { pair, find, clock } = await aBook();
    await pair();

    clock.pass(10 * 365 * 24 * 60 * minuteMs);
    const session = find('token-1');

    expect(session?.user).toMatchObject({ id: 'screen:screen-1', role: 'duty', area: 'nghe-an' });
    expect(session?.expiresAt).toBeGreaterThan(clock());
    expect(find('another')).toBeNull();
  });

  test('is nobody after it was revoked, and that is on record', async () => {
    const { pair, book, revoked } = await aBook();
    await pair();

    await book.revoke(administrator, asScreen('screen-1'));

    expect(book.find('token-1')).toBeNull();
    expect(revoked).toHaveLength(1);
    expect((await book.events(asScreen('screen-1'))).map(({ kind, userName }) => [kind, userName])).toEqual([
      ['revoked', 'Quản trị'],
      ['paired', 'Quản trị'],
    ]);
  });

  test('shows what was sent until its time is over, and who sent it is on record', async () => {
    const { pair, book, changed, clock } = await aBook();
    await pair();

    await book.send(operator, asScreen('screen-1'), { view: storm, minutes: 5 });
    const during = book.list()[0]?.screen.sent;
    clock.pass(5 * minuteMs);
    const after = book.list()[0]?.screen.sent;

    expect(during).toMatchObject({ view: storm, userName: 'Lan' });
    expect(after).toBeNull();
    expect(changed.at(-1)?.sent?.until).toBe(clock());
    expect((await book.events(asScreen('screen-1')))[0]).toMatchObject({ kind: 'sent', userId: 'lan' });
  });

  test('can be called back at once', async () => {
    const { pair, book } = await aBook();
    await pair();
    await book.send(operator, asScreen('screen-1'), { view: storm, minutes: 5 });

    await book.callBack(operator, asScreen('screen-1'));

    expect(book.list()[0]?.screen.sent).toBeNull();
  });

  test('is connected as long as one of its links is, and was seen last when the last one ended', async () => {
    const { pair, book, clock } = await aBook();
    await pair();
    const id = asScreen('screen-1');

    book.connected(id);
    book.connected(id);
    book.disconnected(id);
    const still = book.list()[0]?.status.connected;
    clock.pass(minuteMs);
    book.disconnected(id);

    expect(still).toBe(true);
    expect(book.list()[0]?.status).toMatchObject({ connected: false, seenAt: clock() });
  });

  test('that does not exist cannot be sent anything', async () => {
    const { book } = await aBook();

    const result = await book.send(operator, asScreen('nowhere'), { view: storm, minutes: 5 });

    expect(!result.ok && result.failure.code).toBe('not-found');
  });
});
