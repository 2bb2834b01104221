import { alertStore, alertsKnown, annunciationStore } from '#client/alert/alertStore.ts';
import { directiveStore, replaceDirectives } from '#client/directive/directiveStore.ts';
import { replaceEscalations, writeEscalations } from '#client/escalation/escalationStore.ts';
import { type CellKey, cellKey, cellStore } from '#client/indicator/cellStore.ts';
import { centreStatus } from '#client/live/centreStatus.ts';
import { createFrameBatch } from '#client/live/frameBatch.ts';
import { linkStatus, silentAfterMs } from '#client/live/linkStatus.ts';
import { createLiveConnection, type LiveConnection, type LiveHandlers } from '#client/live/liveConnection.ts';
import { pageFacts, stateFaults } from '#client/live/pageFacts.ts';
import { serverNow, setServerNow } from '#client/live/serverClock.ts';
import { dialInThread } from '#client/live/socketThread.ts';
import { numbersAreThere } from '#client/live/usefulPage.ts';
import { changedRules } from '#client/profile/changedRules.ts';
import { ownScreen } from '#client/screen/ownScreen.ts';
import { changeSites, writeSites } from '#client/site/siteStore.ts';
import { sessionUser } from '#client/user/session.ts';
import type { Alert } from '#shared/alert/alert.ts';
import { isClosed } from '#shared/alert/alertState.ts';
import type { AreaId } from '#shared/area/area.ts';
import { createAreaTree } from '#shared/area/areaTree.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import type { PageProfile } from '#shared/profile/profile.ts';
import { type CellCode, type CellCoder, createCellCoder } from '#shared/protocol/cellCode.ts';
import type { Annunciation, SessionWelcomed, Topic } from '#shared/protocol/events.ts';
import { protocolVersion } from '#shared/protocol/version.ts';

const dayMs = 86_400_000;

/** What the page is made of; another one at the server means that this page is out of date. */
export interface PageRelease {
  readonly profile: PageProfile;
  readonly profileHash: string;
  /** The release that this page was built as; null when it does not know, as in development. */
  readonly release: string | null;
  /** A wall has nobody who would press "again"; a thousand laptops would ask a starting server all at once. */
  readonly isEager: boolean;
  /** Loads the page anew. Kept outside so that it can be counted and held back. */
  readonly reload: (why: 'protocol' | 'profile' | 'release') => void;
  readonly onSignedOut: () => void;
}

/** Decodes the cells of `area:` topics; each topic numbers its own grid. */
export function createDecoder(profile: PageProfile) {
  const tree = createAreaTree(profile.levels, profile.areas);
  const indicators = profile.indicators.map((indicator) => indicator.id);
  const coders = new Map<Topic, CellCoder>();
  const areasOf = (topic: Topic): AreaId[] => {
    const area = tree.areas.find(({ id }) => `area:${id}` === topic);
    return area ? [area.id, ...tree.childrenOf(area.id).map(({ id }) => id)] : [];
  };
  const coderOf = (topic: Topic): CellCoder => {
    const known = coders.get(topic);
    if (known) return known;
    const coder = createCellCoder({ areas: areasOf(topic), indicators });
    coders.set(topic, coder);
    return coder;
  };
  const decode = (topic: Topic, codes: readonly CellCode[]): (readonly [CellKey, Cell])[] => {
    const coder = coderOf(topic);
    const cells = codes.map((code) => coder.decode(code)).filter((cell) => cell !== null);
    return cells.map((cell) => [cellKey(cell.indicator, cell.area), cell] as const);
  };
  return {
    write: (topic: Topic, codes: readonly CellCode[]): void => cellStore.write(decode(topic, codes)),
    /** What the server does not know is not shown any more, whatever was kept of another day. */
    writeWhole: (topic: Topic, codes: readonly CellCode[]): void => {
      const cells = new Map<CellKey, Cell>(decode(topic, codes));
      const keys = areasOf(topic).flatMap((area) => indicators.map((id) => cellKey(id, area)));
      cellStore.write(keys.map((key) => [key, cells.get(key)] as const));
    },
  };
}

export function writeAlerts(alerts: readonly Alert[], whole: boolean): void {
  const given = new Set(alerts.map((alert) => alert.id));
  const gone = whole ? alertStore.values().filter((alert) => !given.has(alert.id)) : [];
  alertStore.write([
    ...gone.map((alert) => [alert.id, undefined] as const),
    ...alerts.map((alert) => [alert.id, isClosed(alert.facts) ? undefined : alert] as const),
  ]);
}

export function addAnnunciations(annunciations: readonly Annunciation[]): void {
  if (annunciations.length === 0) return;
  const since = serverNow() - dayMs;
  annunciationStore.set([...annunciationStore.get(), ...annunciations].filter(([at]) => at >= since));
}

/** Which event writes which store, once per animation frame. The only writer of the live stores. */
function createHandlers(page: PageRelease): LiveHandlers {
  const inFrame = createFrameBatch();
  const cells = createDecoder(page.profile);
  let { release, profileHash } = page;

  const checkPage = (welcome: SessionWelcomed): void => {
    if (welcome.protocol !== protocolVersion) page.reload('protocol');
    else if (welcome.profileHash !== profileHash) page.reload('profile');
    else if (release !== null && welcome.release !== release) page.reload('release');
    release ??= welcome.release;
  };

  return {
    onWelcome: (welcome) => {
      setServerNow(welcome.now);
      sessionUser.set(welcome.user);
      pageFacts.set({ demo: welcome.demo, release: welcome.release });
      checkPage(welcome);
    },
    onCentre: (centre) => {
      setServerNow(centre.now);
      inFrame(() => centreStatus.set(centre));
    },
    onSnapshot: (snapshot) =>
      inFrame(() => {
        if (snapshot.kind === 'area') {
          cells.writeWhole(snapshot.topic, snapshot.cells);
          numbersAreThere();
        } else if (snapshot.kind === 'sites') writeSites(snapshot.standings, snapshot.unheard);
        else if (snapshot.kind === 'directives') replaceDirectives(snapshot.directives);
        else if (snapshot.kind === 'escalations') replaceEscalations(snapshot.escalations);
        else {
          writeAlerts(snapshot.alerts, true);
          annunciationStore.set(snapshot.annunciations);
          alertsKnown.set(true);
        }
      }),
    onAreaChanged: ({ topic, cells: codes }) => inFrame(() => cells.write(topic, codes)),
    onAlertChanged: ({ alerts, annunciations }) =>
      inFrame(() => {
        writeAlerts(alerts, false);
        addAnnunciations(annunciations);
      }),
    onSiteChanged: ({ standings }) => inFrame(() => changeSites(standings)),
    onDirectiveChanged: ({ directives }) =>
      inFrame(() => directiveStore.write(directives.map((one) => [one.id, one] as const))),
    onEscalationChanged: ({ escalations }) => inFrame(() => writeEscalations(escalations)),
    onRuleChanged: ({ rule, profileHash: hash }) => {
      profileHash = hash;
      changedRules.set(new Map([...changedRules.get(), [rule.id, rule]]));
    },
    onScreenChanged: (screen) => ownScreen.set(screen),
    onHeard: () => linkStatus.set({ link: 'live', heardAt: serverNow() }),
    onCompared: (_topic, isSame) => {
      if (!isSame) stateFaults.set(stateFaults.get() + 1);
    },
    onUnreadable: () => page.reload('protocol'),
    onLost: (reason) => {
      const { heardAt } = linkStatus.get();
      linkStatus.set({ link: reason === 'cut' ? 'silent' : 'signed-out', heardAt });
      if (reason === 'not-signed-in') page.onSignedOut();
    },
  };
}

/**
 * A half-open socket says nothing and reports nothing: only silence tells. Found twice in a row, because after a stall of the
 * page this timer may run before the messages that waited with it.
 */
function watchSilence(connection: LiveConnection): void {
  let suspected = false;
  window.setInterval(() => {
    const { link, heardAt } = linkStatus.get();
    const isSilent = link === 'live' && heardAt !== null && serverNow() - heardAt >= silentAfterMs;
    if (isSilent && suspected) {
      linkStatus.set({ link: 'silent', heardAt });
      connection.redial();
    }
    suspected = isSilent && !suspected;
  }, 1_000);
  // The network is back, or the machine was asleep: the next attempt need not wait for its turn.
  const dialNow = (): void => {
    if (linkStatus.get().link === 'silent') connection.redial();
  };
  window.addEventListener('online', dialNow);
  document.addEventListener('resume', dialNow);
}

/** Connects and keeps the stores in step with the server for as long as the page lives. */
export function startLiveUpdates(page: PageRelease): LiveConnection {
  const connection = createLiveConnection(createHandlers(page), dialInThread({ isEager: page.isEager }));
  watchSilence(connection);
  return connection;
}
