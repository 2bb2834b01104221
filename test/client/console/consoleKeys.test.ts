import { describe, expect, it } from 'vitest';
import { consoleCommandOf, consoleCommands, keysOf } from '#client/console/consoleKeys.ts';

const pressed = (key: string, more: Partial<Parameters<typeof consoleCommandOf>[0]> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe('the keys of the console', () => {
  it('give every command at least one key, and no key two commands', () => {
    const all = consoleCommands.flatMap((command) => keysOf[command]);

    expect(consoleCommands.every((command) => keysOf[command].length > 0)).toBe(true);
    expect(new Set(all).size).toBe(all.length);
  });

  it.each(consoleCommands)('lead to %s', (command) => {
    for (const key of keysOf[command]) expect(consoleCommandOf(pressed(key))).toBe(command);
  });

  it('work with Caps Lock on', () => {
    expect(consoleCommandOf(pressed('A'))).toBe('acknowledge');
  });

  it('work with a Vietnamese input method switched on', () => {
    expect(consoleCommandOf(pressed('Process', { code: 'KeyJ' }))).toBe('next');
  });

  it('leave the combinations of the browser alone', () => {
    expect(consoleCommandOf(pressed('a', { ctrlKey: true }))).toBeNull();
    expect(consoleCommandOf(pressed('r', { metaKey: true }))).toBeNull();
    expect(consoleCommandOf(pressed('Tab'))).toBeNull();
  });
});
