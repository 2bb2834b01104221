import { randomUUID } from 'node:crypto';
import type { Router } from 'express';
import type { AlertBook } from '#server/alert/alertBook.ts';
import { createDirectiveBook, type DirectiveBook } from '#server/directive/directiveBook.ts';
import { directiveRoutes } from '#server/http/directiveRoutes.ts';
import { shiftRoutes } from '#server/http/shiftRoutes.ts';
import type { SignInBrake } from '#server/http/signInBrake.ts';
import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { LiveValues } from '#server/indicator/liveValues.ts';
import type { TopicHub } from '#server/live/topicHub.ts';
import type { Log } from '#server/log.ts';
import { demoRoster } from '#server/shift/demoRoster.ts';
import { handoverSheet, namedRules } from '#server/shift/handoverSheet.ts';
import { createRoster, type Roster } from '#server/shift/roster.ts';
import { createShiftBook, headsListed } from '#server/shift/shiftBook.ts';
import type { DeskStores } from '#server/store/sql/sqliteDeskStores.ts';
import type { Sessions } from '#server/user/sessions.ts';
import type { DutyTurn } from '#shared/shift/dutyTurn.ts';

interface DeskWorkParts {
  readonly stores: DeskStores;
  readonly catalogue: Catalogue;
  readonly liveValues: LiveValues;
  readonly alerts: () => AlertBook;
  readonly hub: () => Pick<TopicHub, 'directive'>;
  readonly sessions: Sessions;
  readonly brake: SignInBrake;
  readonly demo: boolean;
  readonly clock: () => number;
  readonly log: Log;
}

/** What people do about alerts and indicators beyond taking them: directions. */
export interface DeskWork {
  readonly directives: DirectiveBook;
  readonly roster: Roster;
  readonly routes: readonly Router[];
  close(): Promise<void>;
}

const dayMs = 86_400_000;

/** The turns on record. A demo without any to come begins with a week of its own roles, or nobody would be on duty in it. */
async function turnsOf({ stores, catalogue, demo, clock }: DeskWorkParts): Promise<readonly DutyTurn[]> {
  const now = clock();
  const known = await stores.shift.turnsEndingAfter(now - dayMs);
  if (!demo || known.some(({ toAt }) => toAt > now)) return known;
  const turns = demoRoster(now, catalogue.profile.timeZone);
  for (const turn of turns) await stores.shift.putTurn(turn, { userId: 'demo', userName: 'Demo', at: now });
  return turns;
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
    alerts: () => parts.alerts().open(),
    onChange: (directive) => parts.hub().directive(directive),
    newId: randomUUID,
    log,
  });
  const roster = createRoster({
    store: stores.shift,
    turns: await turnsOf(parts),
    centre: tree.root.id,
    tree,
    clock,
    log,
  });
  const shift = createShiftBook({
    store: stores.shift,
    handovers: await stores.shift.newestHandovers(headsListed),
    log,
    sheetOf: async ({ fromAt, now, notes, remark }) =>
      handoverSheet(catalogue, {
        ...{ fromAt, now, notes, remark },
        turns: roster.turns(),
        alerts: parts.alerts().open(),
        frequent: await stores.shift.frequentRules(fromAt, now, namedRules),
        directives: { open: directives.open().length, overdue: directives.overdue(now) },
      }),
  });
  return {
    directives,
    roster,
    routes: [
      directiveRoutes({ book: directives, journal: stores.directives, sessions, tree, clock }),
      shiftRoutes({ book: shift, roster, sessions, tree, brake: parts.brake, clock }),
    ],
    close: async () => {
      await Promise.all([stores.directives.close(), stores.shift.close()]);
    },
  };
}
