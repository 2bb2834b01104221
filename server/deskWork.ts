import { randomUUID } from 'node:crypto';
import type { Router } from 'express';
import type { AlertBook } from '#server/alert/alertBook.ts';
import { createDirectiveBook, type DirectiveBook } from '#server/directive/directiveBook.ts';
import type { DirectiveJournal } from '#server/directive/directiveJournal.ts';
import { directiveRoutes } from '#server/http/directiveRoutes.ts';
import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { LiveValues } from '#server/indicator/liveValues.ts';
import type { TopicHub } from '#server/live/topicHub.ts';
import type { Log } from '#server/log.ts';
import type { Sessions } from '#server/user/sessions.ts';

/** Where the work of the desk is on record. */
export interface DeskStores {
  readonly directives: DirectiveJournal;
}

interface DeskWorkParts {
  readonly stores: DeskStores;
  readonly catalogue: Catalogue;
  readonly liveValues: LiveValues;
  readonly alerts: () => AlertBook;
  readonly hub: () => Pick<TopicHub, 'directive'>;
  readonly sessions: Sessions;
  readonly clock: () => number;
  readonly log: Log;
}

/** What people do about alerts and indicators beyond taking them: directions. */
export interface DeskWork {
  readonly directives: DirectiveBook;
  readonly routes: readonly Router[];
  close(): Promise<void>;
}

/** The part of the parts list for the work of the desk. */
export async function createDeskWork(parts: DeskWorkParts): Promise<DeskWork> {
  const { stores, catalogue, sessions, clock, log } = parts;
  const { tree } = catalogue;
  const directives = createDirectiveBook({
    catalogue,
    journal: stores.directives,
    open: await stores.directives.open(),
    cellOf: parts.liveValues.get,
    alertOf: (id) =>
      parts
        .alerts()
        .open()
        .find((alert) => alert.id === id),
    onChange: (directive) => parts.hub().directive(directive),
    newId: randomUUID,
    log,
  });
  return {
    directives,
    routes: [directiveRoutes({ book: directives, journal: stores.directives, sessions, tree, clock })],
    close: () => stores.directives.close(),
  };
}
