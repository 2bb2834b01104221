/** Everything that a key does on the console. */
export const consoleCommands = [
  'next',
  'previous',
  'next-page',
  'previous-page',
  'first',
  'last',
  'open',
  'pick',
  'pick-all',
  'clear',
  'acknowledge',
  'withdraw-acknowledgement',
  'comment',
  'assign',
  'shelve',
  'bring-back',
  'suppress',
  'take-out-of-service',
  'reset',
  'resend',
  'show-new',
  'filter',
  'view',
  'group',
  'mute',
  'help',
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
  open: ['o', 'ArrowRight', 'ArrowLeft'],
  pick: ['Enter', 'x', ' '],
  'pick-all': ['t'],
  clear: ['Escape'],
  acknowledge: ['a'],
  'withdraw-acknowledgement': ['w'],
  comment: ['c'],
  assign: ['p'],
  shelve: ['s'],
  'bring-back': ['u'],
  suppress: ['h'],
  'take-out-of-service': ['d'],
  reset: ['z'],
  resend: ['r'],
  'show-new': ['n'],
  filter: ['/'],
  view: ['v'],
  group: ['g'],
  mute: ['m'],
  help: ['?'],
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

/** The first key of a command as a button names it. */
export const keyText = (command: ConsoleCommand): string => keysOf[command][0] ?? '';
