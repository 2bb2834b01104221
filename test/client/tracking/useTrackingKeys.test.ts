import { expect, test } from 'vitest';
import { trackingKeyOf } from '#client/tracking/useTrackingKeys.ts';

const pressed = (key: string, given: object = {}) => ({
  ...{ key, ctrlKey: false, altKey: false, metaKey: false },
  ...given,
});
const page = { tag: 'BODY', inDialog: false };

test.each([
  ['ArrowDown', 'next'],
  ['j', 'next'],
  ['ArrowUp', 'previous'],
  ['k', 'previous'],
  ['Home', 'first'],
  ['End', 'last'],
  ['Enter', 'step'],
  ['/', 'find'],
  ['x', null],
])('%s is the command %s, wherever it is pressed', (key, command) => {
  expect(trackingKeyOf(pressed(key), page)).toBe(command);
});

test.each([
  ['while somebody types', 'j', { tag: 'INPUT', inDialog: false }],
  ['while somebody writes', 'ArrowDown', { tag: 'TEXTAREA', inDialog: false }],
  ['while a dialog is open', 'Enter', { tag: 'BODY', inDialog: true }],
  ['on a button, which Enter presses', 'Enter', { tag: 'BUTTON', inDialog: false }],
])('a key is no command %s', (_when, key, target) => {
  expect(trackingKeyOf(pressed(key), target)).toBeNull();
});

test("with Ctrl, a key is the browser's", () => {
  expect(trackingKeyOf(pressed('j', { ctrlKey: true }), page)).toBeNull();
});
