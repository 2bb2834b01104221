import type { RequestHandler } from 'express';
import type { AlertJournal } from '#server/alert/alertJournal.ts';
import type { RuleStore } from '#server/alert/ruleStore.ts';
import type { ReadingStore } from '#server/indicator/readingStore.ts';
import type { InfluxTail } from '#server/ingest/influxTail.ts';
import type { Log } from '#server/log.ts';
import type { MessageSenders } from '#server/notification/notificationOutbox.ts';
import type { LoadedProfile } from '#server/profile/loadProfile.ts';
import type { SceneStore } from '#server/scene/sceneStore.ts';
import type { ScreenStore } from '#server/screen/screenStore.ts';
import type { IntakeStore } from '#server/store/intake/intakeStore.ts';
import type { DeskStores } from '#server/store/sql/sqliteDeskStores.ts';
import type { UserStore } from '#server/user/userStore.ts';

/** What the process edge brings: adapters of the ports, and facts of this run. */
export interface AppParts {
  readonly loaded: LoadedProfile;
  readonly store: ReadingStore;
  readonly journal: AlertJournal;
  readonly ruleStore: RuleStore;
  readonly sceneStore: SceneStore;
  readonly userStore: UserStore;
  readonly deskStores: DeskStores;
  /** How notifications leave the centre. None by default: then they are seen on the screens only. */
  readonly senders?: MessageSenders;
  readonly screenStore: ScreenStore;
  /** Where files, cases and typed values are on record; without it nobody can bring any. */
  readonly intakeStore?: IntakeStore;
  /** Sees what others write into the time-series database directly. */
  readonly tail?: InfluxTail;
  readonly ingestToken: string;
  readonly demo: boolean;
  readonly pages: RequestHandler;
  readonly withPolicy: boolean;
  /** Changes with every build of the client; an open page that sees another one reloads. */
  readonly release: string;
  readonly clock: () => number;
  readonly log: Log;
}
