import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AlertBook, createAlertBook } from '#server/alert/alertBook.ts';
import { createRuleBook } from '#server/alert/ruleBook.ts';
import { alertRoutes } from '#server/http/alertRoutes.ts';
import { dataRoutes } from '#server/http/dataRoutes.ts';
import { exportRoutes } from '#server/http/exportRoutes.ts';
import { createHttpApp } from '#server/http/httpApp.ts';
import { replayRoutes } from '#server/http/replayRoutes.ts';
import { isOwnOrigin } from '#server/http/requestOrigin.ts';
import { findByCookies } from '#server/http/requestUser.ts';
import { sceneRoutes } from '#server/http/sceneRoutes.ts';
import { sessionRoutes } from '#server/http/sessionRoutes.ts';
import { createSignInBrake } from '#server/http/signInBrake.ts';
import { writeRoutes } from '#server/http/writeRoutes.ts';
import type { Intake } from '#server/indicator/acceptance.ts';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createLiveValues } from '#server/indicator/liveValues.ts';
import { restoreLatest } from '#server/indicator/restoreLatest.ts';
import { createSeriesReader } from '#server/indicator/seriesReader.ts';
import { createSourceLiveness } from '#server/indicator/sourceLiveness.ts';
import { createIntake } from '#server/ingest/intake.ts';
import { alertHandler } from '#server/live/alertHandler.ts';
import { createLiveIo, createLiveServer, createRoomSender, sessionRoom } from '#server/live/liveServer.ts';
import { topicHandler } from '#server/live/topicHandler.ts';
import { createTopicHub } from '#server/live/topicHub.ts';
import type { AppParts } from '#server/parts/appParts.ts';
import { type BroughtData, createBroughtData } from '#server/parts/broughtData.ts';
import { createCentreWatch } from '#server/parts/centreWatch.ts';
import { createDeskWork } from '#server/parts/deskWork.ts';
import { createEscalationWork } from '#server/parts/escalationWork.ts';
import { createRuleDesk } from '#server/parts/ruleDesk.ts';
import { createWallScreens } from '#server/parts/wallScreens.ts';
import { createReadingPipeline } from '#server/readingPipeline.ts';
import { createReplayReader } from '#server/replay/replayReader.ts';
import { createSceneBook } from '#server/scene/sceneBook.ts';
import { createSiteBook } from '#server/site/siteBook.ts';
import { createSiteCounter } from '#server/site/siteCounts.ts';
import { createSiteFigures } from '#server/site/siteFigures.ts';
import { createSessions } from '#server/user/sessions.ts';
import { chatterWindowMs } from '#shared/alert/chatter.ts';
import { protocolVersion } from '#shared/protocol/version.ts';

export interface App {
  /** Resolves with the port that is listened on. */
  listen(port: number, host: string): Promise<number>;
  /** Says goodbye to pages, finishes what was accepted, closes the adapters. */
  close(): Promise<void>;
}

const beatMs = 1_000;
/** Twenty a second: acknowledged on one screen, seen on all others before anybody looks up. */
const alertFlushMs = 50;
const minuteMs = 60_000;
const dayMs = 86_400_000;

const listening = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });

/** The parts list of the server. Everything is made here, once, and handed to whom needs it. */
export async function createApp(parts: AppParts): Promise<App> {
  const { loaded, store, journal, userStore, demo, clock, log } = parts;
  const epoch = randomUUID();
  const ruleBook = await createRuleBook({
    profile: loaded.profile,
    store: parts.ruleStore,
    onChange: (rule, rules) => {
      ruleDesk.use(rules);
      pipeline.tick();
      io.emit('rule:changed', { rule, profileHash: profileHash() });
    },
  });
  const profileHash = (): string =>
    ruleBook.revision() === 0 ? loaded.hash : `${loaded.hash}-${ruleBook.revision()}`;
  const catalogue = createCatalogue({ ...loaded.profile, rules: [...ruleBook.rules()] });
  const { tree } = catalogue;
  const scenes = await createSceneBook({ profile: loaded.profile, store: parts.sceneStore });

  const liveValues = createLiveValues(catalogue);
  const liveness = createSourceLiveness(catalogue, clock());
  const siteBook = createSiteBook();
  const openAlerts = await journal.openAlerts();

  const httpServer = createServer();
  const io = createLiveIo(httpServer, isOwnOrigin);
  const screens = await createWallScreens({
    store: parts.screenStore,
    io,
    sessions: createSessions({ store: userStore, rootArea: tree.root.id, clock }),
    tree,
    clock,
  });
  const { sessions } = screens;
  const sender = createRoomSender(io);
  const brake = createSignInBrake();
  const desk = await createDeskWork({
    stores: parts.deskStores,
    catalogue,
    liveValues,
    alerts: () => book,
    hub: () => hub,
    sessions,
    brake,
    demo,
    clock,
    log,
  });
  const { directives, roster } = desk;
  const escalation = await createEscalationWork({
    records: parts.deskStores.escalations,
    senders: parts.senders ?? {},
    catalogue,
    ruleOf: ruleBook.rule,
    roster,
    alerts: () => book,
    hub: () => hub,
    sessions,
    clock,
    log,
  });
  const hub = createTopicHub({
    catalogue,
    liveValues,
    siteBook,
    book: () => book,
    directives: () => directives,
    escalations: () => escalation,
    sender,
    epoch,
    clock,
  });
  const book: AlertBook = createAlertBook({
    catalogue,
    journal,
    openAlerts,
    annunciations: await journal.annunciationsSince(clock() - dayMs),
    recent: await journal.between({ fromAt: clock() - chatterWindowMs, toAt: clock() + 1 }),
    onChange: hub.alerts,
    newId: randomUUID,
    findUser: async (id) => (await sessions.users()).find((user) => user.id === id) ?? null,
    log,
  });
  await book.returnOrphans(clock());
  await book.raisePriorities(clock());
  const seriesReader = createSeriesReader({ catalogue, store, now: clock });
  const ruleDesk = createRuleDesk({
    ruleBook,
    catalogue,
    liveness,
    liveValues,
    seriesReader,
    siteCounter: createSiteCounter(catalogue, siteBook),
    openAlerts,
    sessions,
    clock,
    log,
  });
  const watch = createCentreWatch({
    catalogue,
    store,
    journal,
    liveValues,
    liveness,
    book,
    ruleBook,
    directives,
    scenes,
    sessions,
    connections: () => live.connections(),
    isRestored: () => restore.isDone(),
    epoch,
    clock,
    log,
  });
  const pipeline = createReadingPipeline({
    catalogue,
    store,
    liveValues,
    liveness,
    siteBook,
    siteFigures: createSiteFigures({ catalogue, siteBook, startedAt: clock() }),
    engine: ruleDesk.engine,
    book,
    publisher: hub,
    meter: watch.meter,
    clock,
  });
  const doors = createIntake({ accept: pipeline.accept, clock });
  const intake: Intake = {
    lines: (request) => doors.lines(request)?.then(watch.counted) ?? null,
    items: (items) => doors.items(items).then(watch.counted),
  };

  const brought: BroughtData | null = parts.intakeStore
    ? await createBroughtData({
        intakeStore: parts.intakeStore,
        catalogue,
        pipeline,
        accept: (points) => pipeline.accept(points).then(watch.counted),
        liveValues,
        onDelivered: (sources) =>
          liveness.heard(
            sources.map((source) => ({ source })),
            clock(),
          ),
        sessions,
        token: parts.ingestToken,
        clock,
        log,
      })
    : null;

  const live = createLiveServer({
    io,
    hub,
    findSession: (cookies) => findByCookies(cookies, sessions),
    welcome: () => ({
      protocol: protocolVersion,
      profileHash: profileHash(),
      release: parts.release,
      demo,
      now: clock(),
    }),
    centre: watch.state,
    handlers: [topicHandler(hub, tree), alertHandler({ book, hub, clock, log }), screens.handler],
    clock,
  });

  const restore = restoreLatest({ catalogue, store, remember: pipeline.remember, clock, log });
  parts.tail?.start(pipeline);
  httpServer.on(
    'request',
    createHttpApp({
      routes: [
        ...watch.routes,
        writeRoutes({ intake, token: parts.ingestToken }),
        sessionRoutes({
          sessions,
          demo,
          brake,
          onSignOut: (hash) => io.in(sessionRoom(hash)).disconnectSockets(),
        }),
        dataRoutes({
          loaded,
          rulesNow: () => ({ rules: ruleBook.rules(), hash: profileHash() }),
          catalogue,
          seriesReader,
          sessions,
        }),
        exportRoutes({ catalogue, seriesReader, sessions, clock }),
        alertRoutes({ book, journal, sessions, tree }),
        ...ruleDesk.routes,
        screens.routes,
        replayRoutes({
          reader: createReplayReader({ catalogue, store, journal, demo, now: clock }),
          catalogue,
          sessions,
        }),
        sceneRoutes({ book: scenes, sessions, tree, clock }),
        ...desk.routes,
        ...escalation.routes,
        ...(brought?.routes ?? []),
      ],
      pages: parts.pages,
      log,
      withPolicy: parts.withPolicy,
    }),
  );

  const timers = [
    setInterval(() => {
      pipeline.tick();
      void book.endHidings(clock());
      live.beat();
    }, beatMs),
    setInterval(hub.flushAlerts, alertFlushMs),
    setInterval(() => void watch.publish(pipeline.accept), minuteMs),
    setInterval(() => {
      sessions
        .removeExpired()
        .catch((error: unknown) => log.error({ error }, 'expired sessions could not be removed'));
    }, 3_600_000),
  ];

  return {
    listen: (port, host) => listening(httpServer, port, host),
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      ruleDesk.close();
      restore.stop();
      watch.close();
      await io.close();
      await parts.tail?.stop();
      await brought?.close();
      await escalation.close();
      await desk.close();
      await pipeline.settled();
      await Promise.all([
        store.close(),
        journal.close(),
        parts.ruleStore.close(),
        screens.close(),
        parts.sceneStore.close(),
        userStore.close(),
      ]);
    },
  };
}
