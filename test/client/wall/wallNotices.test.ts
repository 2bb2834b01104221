import { expect, test } from 'vitest';
import { wallNoticeOf } from '#client/wall/wallNotices.ts';

const well = { store: 'live', journal: 'live' } as const;
const heardAt = 1_700_000_000_000;

test('says nothing while everything is true and complete', () => {
  const notice = wallNoticeOf({ link: 'live', heardAt }, well);

  expect(notice).toBeNull();
});

test('says since when nothing has been heard', () => {
  const notice = wallNoticeOf({ link: 'silent', heardAt }, well);

  expect(notice).toEqual({ kind: 'lost', sinceAt: heardAt });
});

test('a page that never heard anything is connecting and has lost nothing', () => {
  const notice = wallNoticeOf({ link: 'silent', heardAt: null }, null);

  expect(notice).toEqual({ kind: 'connecting' });
});

test('a lost link hides what is no longer known about the store', () => {
  const notice = wallNoticeOf({ link: 'silent', heardAt }, { store: 'away', journal: 'away' });

  expect(notice?.kind).toBe('lost');
});

test.each([
  [{ store: 'away', journal: 'away' }, 'journal-away'],
  [{ store: 'away', journal: 'live' }, 'store-away'],
  [{ store: 'draining', journal: 'live' }, 'store-draining'],
] as const)('of %o it says the gravest: %s', (centre, kind) => {
  const notice = wallNoticeOf({ link: 'live', heardAt }, centre);

  expect(notice?.kind).toBe(kind);
});
