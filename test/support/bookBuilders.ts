import { createAlertBook } from '#server/alert/alertBook.ts';
import type { Finding } from '#server/alert/alertEngine.ts';
import type { JournalEntry } from '#server/alert/alertJournal.ts';
import type { BookChange } from '#server/alert/bookKeeper.ts';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import type { Alert } from '#shared/alert/alert.ts';
import type { AlertAction } from '#shared/alert/alertAction.ts';
import type { AlertRule } from '#shared/alert/alertRule.ts';
import { stateOf } from '#shared/alert/alertState.ts';
import type { User } from '#shared/user/user.ts';
import { aCommand, anAcknowledgement, aUser } from './alertBuilders.ts';
import { aClock } from './manualClock.ts';
import { aMemoryAlertJournal } from './memoryAlertJournal.ts';
import { aProfile, aRule } from './profileBuilders.ts';
import { asArea } from './readingBuilders.ts';
import { aSilentLog } from './silentLog.ts';

/** The rule `overdue` found Vinh beyond its limit, unless something else is given. */
export const aFinding = (
  given: {
    readonly event?: Finding['event'];
    readonly area?: string;
    readonly value?: number;
    readonly rule?: string;
    readonly priority?: AlertRule['priority'];
    readonly latching?: boolean;
  } = {},
): Finding => ({
  event: given.event ?? 'raise',
  rule: {
    ...aRule({ id: given.rule ?? 'overdue' }),
    ...(given.priority && { priority: given.priority }),
    ...(given.latching && { latching: true }),
  },
  area: asArea(given.area ?? 'vinh'),
  value: given.value ?? 60,
  reason: null,
});

/** A book with these alerts open; `changes` is what the screens were told, `recent` what the journal knows of before. */
export function aBook(
  openAlerts: readonly Alert[] = [],
  users: readonly User[] = [],
  recent: readonly JournalEntry[] = [],
) {
  const clock = aClock();
  const journal = aMemoryAlertJournal(openAlerts);
  const changes: BookChange[] = [];
  let ids = 0;
  let operations = 0;
  const log = aSilentLog();
  const book = createAlertBook({
    catalogue: createCatalogue(aProfile()),
    journal,
    openAlerts,
    annunciations: [],
    recent,
    onChange: (change) => void changes.push(change),
    newId: () => {
      ids += 1;
      return `new-${ids}`;
    },
    findUser: async (id) => users.find((user) => user.id === id) ?? null,
    log,
  });
  return {
    book,
    journal,
    changes,
    clock,
    log,
    record: (...findings: Finding[]) => book.record(findings, clock()),
    acknowledge: (given?: Parameters<typeof anAcknowledgement>[0], user = aUser()) =>
      book.carryOut(user, anAcknowledgement(given), clock()),
    /** Does something with an alert as it stands now, under a new operation id. */
    act: (action: AlertAction, user = aUser(), alertId = 'alert-1') => {
      operations += 1;
      const revision = book.open().find(({ id }) => id === alertId)?.revision ?? 1;
      const command = aCommand(action, { operationId: `operation-${operations}`, alertId, revision });
      return book.carryOut(user, command, clock());
    },
    states: () => book.open().map(({ id, facts }) => `${id} ${stateOf(facts)}`),
  };
}
