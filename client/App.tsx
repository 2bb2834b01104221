import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Redirect, Route, Switch, useLocation, useSearch } from 'wouter';
import type { LiveConnection } from '#client/live/liveConnection.ts';
import { LiveProvider } from '#client/live/liveContext.tsx';
import { startLiveUpdates } from '#client/liveUpdates.ts';
import { reloadPage } from '#client/pageRelease.ts';
import { ProvinceProvider } from '#client/profile/profileContext.tsx';
import { type Kept, readKept, showKept } from '#client/recovery/keptState.ts';
import { ownRelease } from '#client/recovery/ownRelease.ts';
import { startRecovery } from '#client/recovery/startRecovery.ts';
import type { Player } from '#client/replay/player.ts';
import { isReplay } from '#client/replay/replayAddress.ts';
import { ScreenGuide } from '#client/ScreenGuide.tsx';
import { type Start, startUp } from '#client/startUp.ts';
import { pageAddresses } from '#client/ui/pageAddress.ts';
import { StartScreen } from '#client/ui/StartScreen.tsx';
import { readSession, signInAs } from '#client/user/session.ts';
import type { Result } from '#shared/protocol/result.ts';

const isWall = (): boolean => location.pathname === pageAddresses.wall;

const importWall = () => import('#client/wall/Wall.tsx');
const Wall = lazy(async () => ({ default: (await importWall()).Wall }));
// Beside the first questions to the server, not after their answers.
if (isWall()) void importWall();

const Explorer = lazy(async () => ({ default: (await import('#client/explorer/Explorer.tsx')).Explorer }));
const Console = lazy(async () => ({ default: (await import('#client/console/Console.tsx')).Console }));
const DirectivesPage = lazy(async () => ({
  default: (await import('#client/tracking/DirectivesPage.tsx')).DirectivesPage,
}));
const ShiftPage = lazy(async () => ({
  default: (await import('#client/handover/ShiftPage.tsx')).ShiftPage,
}));
const ImportPage = lazy(async () => ({
  default: (await import('#client/admin/ImportPage.tsx')).ImportPage,
}));
const EntryPage = lazy(async () => ({ default: (await import('#client/admin/EntryPage.tsx')).EntryPage }));
const CataloguePage = lazy(async () => ({
  default: (await import('#client/admin/CataloguePage.tsx')).CataloguePage,
}));
const QualityPage = lazy(async () => ({
  default: (await import('#client/admin/QualityPage.tsx')).QualityPage,
}));
const PerformancePage = lazy(async () => ({
  default: (await import('#client/admin/PerformancePage.tsx')).PerformancePage,
}));
const RulesPage = lazy(async () => ({ default: (await import('#client/admin/RulesPage.tsx')).RulesPage }));
const NotificationsPage = lazy(async () => ({
  default: (await import('#client/admin/NotificationsPage.tsx')).NotificationsPage,
}));
const ScreensPage = lazy(async () => ({
  default: (await import('#client/admin/ScreensPage.tsx')).ScreensPage,
}));
const ReplayFrame = lazy(async () => ({
  default: (await import('#client/replay/ReplayFrame.tsx')).ReplayFrame,
}));
const PairPage = lazy(async () => ({ default: (await import('#client/screen/PairPage.tsx')).PairPage }));
const ScenesPage = lazy(async () => ({
  default: (await import('#client/admin/ScenesPage.tsx')).ScenesPage,
}));
const SignIn = lazy(async () => ({ default: (await import('#client/user/SignIn.tsx')).SignIn }));

const retryStartMs = 3_000;

interface Running extends Start {
  readonly live: LiveConnection;
  /** Of a page that shows the past; such a page has no link. */
  readonly player: Player | null;
}

/** The demo's wall signs itself in again; anybody else is asked to. */
async function signInAgain(live: () => LiveConnection | undefined, toSignIn: () => void): Promise<void> {
  const session = await readSession();
  if (session.ok && session.value.user === null && !session.value.demoRoles) toSignIn();
  else if (session.ok && session.value.user === null) await signInAs('duty');
  live()?.redial();
}

const isPast = (): boolean => isWall() && isReplay(location.search);

/** A server that takes longer to answer finds the wall on screen already, as it was last known. */
const keptAfterMs = 400;

/** What was kept, when the server has not answered in time; a wall shows something within a second. */
async function keptInstead(start: Promise<Result<Start>>): Promise<Kept | null> {
  if (!isWall() || isPast()) return null;
  const inTime = Promise.race([
    // Whoever may not see the wall may not see what it was either.
    start.then((result) => result.ok || result.failure.code === 'not-signed-in'),
    new Promise<boolean>((resolve) => window.setTimeout(() => resolve(false), keptAfterMs)),
  ]);
  const [kept, answered] = await Promise.all([readKept(), inTime]);
  return answered ? null : kept;
}

/** Starts until it succeeds: a wall that was switched on before its server must come up by itself. */
function useRunning(wanted: boolean): Running | null {
  const [running, setRunning] = useState<Running | null>(null);
  const [, navigate] = useLocation();
  const go = useRef(navigate);
  go.current = navigate;
  useEffect(() => {
    if (!wanted) return;
    let timer = 0;
    let live: LiveConnection | undefined;
    let over = false;
    // A wall has no keyboard: it asks to be paired. Whoever wants to sign in on it still can.
    const toSignIn = (): void => go.current(isWall() ? pageAddresses.pair : pageAddresses.signIn);
    const run = (start: Start): void => {
      live = startLiveUpdates({
        ...start,
        release: ownRelease(),
        isEager: isWall(),
        reload: () => void reloadPage(),
        onSignedOut: () => void signInAgain(() => live, toSignIn),
      });
      if (isWall()) startRecovery({ profile: start.profile, hash: start.profileHash });
      setRunning({ ...start, live, player: null });
    };
    const replay = async (start: Start): Promise<void> => {
      const { startReplay } = await import('#client/replay/startReplay.ts');
      const { connection, player } = startReplay(start.profile, location.search);
      setRunning({ ...start, live: connection, player });
    };
    const attempt = async (): Promise<void> => {
      const starting = startUp();
      const kept = await keptInstead(starting);
      const start = kept ? null : await starting;
      if (over) return;
      if (kept) {
        showKept(kept);
        run(kept);
      } else if (start?.ok && isPast()) await replay(start.value);
      else if (start?.ok) run(start.value);
      else if (start?.failure.code === 'not-signed-in') toSignIn();
      else timer = window.setTimeout(() => void attempt(), retryStartMs);
    };
    void attempt();
    return () => {
      over = true;
      window.clearTimeout(timer);
      live?.close();
      setRunning(null);
    };
  }, [wanted]);
  return running;
}

function Pages({ running }: { readonly running: Running }) {
  const search = useSearch();
  return (
    <ProvinceProvider profile={running.profile}>
      <LiveProvider value={running.live}>
        <ScreenGuide />
        <Switch>
          <Route path="/wall">
            {/* A wall reads its address once: what its screen is, which scenes it shows. */}
            {running.player ? (
              <ReplayFrame player={running.player}>
                <Wall key={search} />
              </ReplayFrame>
            ) : (
              <Wall key={search} />
            )}
          </Route>
          <Route path="/explorer" component={Explorer} />
          <Route path="/console" component={Console} />
          <Route path="/directives" component={DirectivesPage} />
          <Route path="/shift" component={ShiftPage} />
          <Route path="/admin/import" component={ImportPage} />
          <Route path="/admin/entry" component={EntryPage} />
          <Route path="/admin/catalogue" component={CataloguePage} />
          <Route path="/admin/quality" component={QualityPage} />
          <Route path="/admin/performance" component={PerformancePage} />
          <Route path="/admin/rules" component={RulesPage} />
          <Route path="/admin/notifications" component={NotificationsPage} />
          <Route path="/admin/screens" component={ScreensPage} />
          <Route path="/admin/scenes" component={ScenesPage} />
          <Route path="/admin">
            <Redirect to="/admin/import" replace />
          </Route>
          <Route>
            <Redirect to="/wall" replace />
          </Route>
        </Switch>
      </LiveProvider>
    </ProvinceProvider>
  );
}

export function App() {
  const [path] = useLocation();
  const isOutside = path === pageAddresses.signIn || path === pageAddresses.pair;
  const running = useRunning(!isOutside);
  if (isOutside)
    return (
      <Suspense fallback={<StartScreen />}>
        {path === pageAddresses.pair ? <PairPage /> : <SignIn />}
      </Suspense>
    );
  return (
    <Suspense fallback={<StartScreen />}>{running ? <Pages running={running} /> : <StartScreen />}</Suspense>
  );
}
