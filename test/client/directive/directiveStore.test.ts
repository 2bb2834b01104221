import { beforeEach, expect, test } from 'vitest';
import { directiveSnapshots, directiveStore, replaceDirectives } from '#client/directive/directiveStore.ts';
import { aDirective } from '#test/support/directiveBuilders.ts';

const known = () => directiveStore.values().map(({ id, state }) => [id, state]);

beforeEach(() => directiveStore.write(directiveStore.values().map(({ id }) => [id, undefined])));

test('what a snapshot does not have ended while nobody listened', () => {
  replaceDirectives([aDirective({ id: 'a' }), aDirective({ id: 'b' })]);

  replaceDirectives([aDirective({ id: 'b', state: 'accepted', revision: 2 })]);

  expect(known()).toEqual([['b', 'accepted']]);
});

test('what ended while this page looked stays known as it ended', () => {
  replaceDirectives([aDirective()]);
  const ended = aDirective({ state: 'verified', revision: 5 });
  directiveStore.write([[ended.id, ended]]);

  replaceDirectives([]);

  expect(known()).toEqual([['directive-1', 'verified']]);
});

test('every snapshot is counted: what was read over HTTP before it may be out of date', () => {
  const before = directiveSnapshots.get();

  replaceDirectives([]);

  expect(directiveSnapshots.get()).toBe(before + 1);
});
