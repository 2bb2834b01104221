/** Everything that a key does on the console. */
export const consoleCommands = [
  'next',
  'previous',
  'next-page',
  'previous-page',
  'first',
  'last',
  'pick',
  'acknowledge',
  'resend',
  'show-new',
  'filter',
  'help',
  'clear',
] as const;
export type ConsoleCommand = (typeof consoleCommands)[number];

/** The keys of each command; the help overlay lists this same table. */
export const keysOf: Readonly<Record<ConsoleCommand, readonly string[]>> = {
  next: ['ArrowDown', 'j'],
  previous: ['ArrowUp', 'k'],
  'next-page': ['PageDown'],
  'previous-page': ['PageUp'],
  first: ['Home'],
  last: ['End'],
  pick: ['Enter', 'x', ' '],
  acknowledge: ['a'],
  resend: ['r'],
  'show-new': ['n'],
  filter: ['/'],
  help: ['?'],
  clear: ['Escape'],
};

export interface PressedKey {
  readonly key: string;
  /** Where the key lies: "KeyA". */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** With a Vietnamese input method switched on, a browser gives "Process" instead of the letter; its place still tells. */
const keyNameOf = ({ key, code }: PressedKey): string =>
  key === 'Process' && code.startsWith('Key') ? code.slice(3).toLowerCase() : key;

/** The command of a key. A key together with Ctrl, Alt or Meta belongs to the browser. */
export function consoleCommandOf(pressed: PressedKey): ConsoleCommand | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  const name = keyNameOf(pressed);
  const key = name.length === 1 ? name.toLowerCase() : name;
  return consoleCommands.find((command) => keysOf[command].includes(key)) ?? null;
}
