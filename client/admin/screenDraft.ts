import { pairingCodeSchema, type ScreenSettings, screenSettingsSchema } from '#shared/screen/screen.ts';

/** The settings as somebody is typing them. */
export interface ScreenDraft {
  readonly name: string;
  readonly place: string;
  readonly diagonalInches: string;
  readonly resolution: string;
  readonly distanceM: string;
  readonly scenes: readonly string[];
  readonly dwellSeconds: string;
}

export const emptyScreenDraft: ScreenDraft = {
  name: '',
  place: '',
  diagonalInches: '55',
  resolution: '3840x2160',
  distanceM: '4',
  scenes: [],
  dwellSeconds: '',
};

export const screenDraftOf = (settings: ScreenSettings): ScreenDraft => ({
  name: settings.name,
  place: settings.place,
  diagonalInches: String(settings.diagonalInches),
  resolution: `${settings.width}x${settings.height}`,
  distanceM: String(settings.distanceM).replace('.', ','),
  scenes: settings.scenes,
  dwellSeconds: settings.dwellSeconds === null ? '' : String(settings.dwellSeconds),
});

/** Both decimal signs: a size or a distance is never written with thousands. */
const numberOf = (text: string): number =>
  text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));

/** The settings, or the names of the fields that cannot be used. */
export function settingsOfDraft(
  draft: ScreenDraft,
): { readonly settings: ScreenSettings } | { readonly wrong: ReadonlySet<string> } {
  const [width = '', height = ''] = draft.resolution.toLowerCase().split(/[x×]/);
  const parsed = screenSettingsSchema.safeParse({
    name: draft.name,
    place: draft.place,
    diagonalInches: numberOf(draft.diagonalInches),
    width: numberOf(width),
    height: numberOf(height),
    distanceM: numberOf(draft.distanceM),
    scenes: draft.scenes,
    dwellSeconds: draft.dwellSeconds.trim() === '' ? null : numberOf(draft.dwellSeconds),
  });
  if (parsed.success) return { settings: parsed.data };
  const fields = parsed.error.issues.map(({ path }) => String(path[0]));
  return { wrong: new Set(fields.map((field) => (/^(width|height)$/.test(field) ? 'resolution' : field))) };
}

/** What is wrong with a code before it is sent: a screen shows six digits; null: nothing that can be seen here. */
export function problemOfCode(code: string): 'missing' | 'malformed' | null {
  if (code.trim() === '') return 'missing';
  return pairingCodeSchema.safeParse(code).success ? null : 'malformed';
}
