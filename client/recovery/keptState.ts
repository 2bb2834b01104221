import { z } from 'zod';
import { alertStore, alertsKnown, annunciationStore } from '#client/alert/alertStore.ts';
import { cellKey, cellStore } from '#client/indicator/cellStore.ts';
import { linkStatus } from '#client/live/linkStatus.ts';
import { pageFacts } from '#client/live/pageFacts.ts';
import { serverNow, setServerNow } from '#client/live/serverClock.ts';
import { ownScreen } from '#client/screen/ownScreen.ts';
import { siteCodes, sitesKnown, writeSites } from '#client/site/siteStore.ts';
import { sessionUser } from '#client/user/session.ts';
import { alertSchema } from '#shared/alert/alert.ts';
import { type PageProfile, pageProfileSchema } from '#shared/profile/profile.ts';
import { type CellCoder, cellCodesSchema, createCellCoder } from '#shared/protocol/cellCode.ts';
import { annunciationSchema } from '#shared/protocol/events.ts';
import { siteCodesSchema } from '#shared/protocol/siteCode.ts';
import { screenSchema } from '#shared/screen/screen.ts';
import { userSchema } from '#shared/user/user.ts';
import { readRecord, removeRecord, writeRecord } from './browserRecord.ts';

const profileRecord = 'profile';
const stateRecord = 'state';
const everyMs = 10_000;

const keptProfileSchema = z.strictObject({ hash: z.string(), profile: pageProfileSchema });

const keptStateSchema = z.strictObject({
  profileHash: z.string(),
  /** When the server was last heard, on its own clock. */
  heardAt: z.number(),
  /** The server's clock less this machine's: a screen's clock may be an hour wrong, but seldom by another hour. */
  clockAheadMs: z.number(),
  user: userSchema,
  demo: z.boolean(),
  release: z.string(),
  /** The paired screen that this was; null on anybody's own machine. */
  screen: screenSchema.nullable(),
  cells: cellCodesSchema,
  alerts: z.array(alertSchema),
  annunciations: z.array(annunciationSchema),
  /** null as long as it was not said how they stand. */
  sites: z.strictObject({ standings: siteCodesSchema, unheard: z.array(z.int().nonnegative()) }).nullable(),
});
export type KeptState = z.infer<typeof keptStateSchema>;

/** What a wall knew when it was last switched off, with the province that it was about. */
export interface Kept {
  readonly profile: PageProfile;
  readonly profileHash: string;
  readonly state: KeptState;
}

/** Every cell of the province in one grid. */
const coderOf = (profile: PageProfile): CellCoder =>
  createCellCoder({
    areas: profile.areas.map(({ id }) => id),
    indicators: profile.indicators.map(({ id }) => id),
  });

function currentState(profileHash: string, coder: CellCoder): KeptState | null {
  const { link, heardAt } = linkStatus.get();
  const user = sessionUser.get();
  const facts = pageFacts.get();
  if (link !== 'live' || heardAt === null || !user || !facts || !alertsKnown.get()) return null;
  return {
    profileHash,
    heardAt,
    clockAheadMs: Math.round(serverNow() - Date.now()),
    user,
    demo: facts.demo,
    release: facts.release,
    screen: ownScreen.get(),
    cells: cellStore
      .values()
      .map((cell) => coder.encode(cell))
      .filter((code) => code !== null),
    alerts: [...alertStore.values()],
    annunciations: [...annunciationStore.get()],
    sites: sitesKnown.get() ? siteCodes() : null,
  };
}

/** Keeps what the wall shows, every ten seconds while it is live, and forgets it when somebody signs out. */
export function keepState({ profile, hash }: { readonly profile: PageProfile; readonly hash: string }): void {
  const coder = coderOf(profile);
  // A browser that keeps nothing (a full disk, a private window) has a wall that starts with its server: not worse.
  const unkept = (): void => undefined;
  writeRecord(profileRecord, JSON.stringify({ hash, profile })).catch(unkept);
  sessionUser.subscribe(() => {
    if (sessionUser.get() === null) removeRecord(stateRecord).catch(unkept);
  });
  window.setInterval(() => {
    const state = currentState(hash, coder);
    if (state) writeRecord(stateRecord, JSON.stringify(state)).catch(unkept);
  }, everyMs);
}

/** Null when nothing was kept, or by another release of another form, or about another profile. */
export async function readKept(): Promise<Kept | null> {
  try {
    const [profileText, stateText] = await Promise.all([readRecord(profileRecord), readRecord(stateRecord)]);
    if (profileText === null || stateText === null) return null;
    const { hash, profile } = keptProfileSchema.parse(JSON.parse(profileText));
    const state = keptStateSchema.parse(JSON.parse(stateText));
    return state.profileHash === hash ? { profile, profileHash: hash, state } : null;
  } catch {
    // Whatever is wrong with it, the server has it all.
    return null;
  }
}

/** Puts the kept state on screen as what it is: of the moment when the server was last heard. */
export function showKept({ profile, state }: Kept): void {
  const coder = coderOf(profile);
  // This machine's clock may be behind what it showed already; ages must not shrink.
  setServerNow(Math.max(state.heardAt, Date.now() + state.clockAheadMs));
  linkStatus.set({ link: 'silent', heardAt: state.heardAt });
  sessionUser.set(state.user);
  ownScreen.set(state.screen);
  pageFacts.set({ demo: state.demo, release: state.release });
  const cells = state.cells.map((code) => coder.decode(code)).filter((cell) => cell !== null);
  cellStore.write(cells.map((cell) => [cellKey(cell.indicator, cell.area), cell] as const));
  alertStore.write(state.alerts.map((alert) => [alert.id, alert]));
  annunciationStore.set(state.annunciations);
  alertsKnown.set(true);
  if (state.sites) writeSites(state.sites.standings, state.sites.unheard);
}
