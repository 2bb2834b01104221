import { randomUUID } from 'node:crypto';
import type { Router } from 'express';
import type { AlertBook } from '#server/alert/alertBook.ts';
import { createEscalationBook } from '#server/escalation/escalationBook.ts';
import { escalationMessages } from '#server/escalation/escalationMessages.ts';
import { notificationRoutes } from '#server/http/notificationRoutes.ts';
import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { TopicHub } from '#server/live/topicHub.ts';
import type { Log } from '#server/log.ts';
import { createNotificationDrain } from '#server/notification/notificationDrain.ts';
import type { MessageSenders } from '#server/notification/notificationOutbox.ts';
import type { Roster } from '#server/shift/roster.ts';
import type { EscalationRecords } from '#server/store/sql/sqliteEscalationStore.ts';
import type { Sessions } from '#server/user/sessions.ts';
import { type AlertRule, type AlertRuleId, takeWithinOf } from '#shared/alert/alertRule.ts';
import type { Escalation } from '#shared/escalation/escalation.ts';

interface EscalationWorkParts {
  readonly records: EscalationRecords;
  readonly senders: MessageSenders;
  readonly catalogue: Catalogue;
  /** As it is now: its deadline may have been changed. */
  readonly ruleOf: (id: AlertRuleId) => AlertRule | undefined;
  readonly roster: Pick<Roster, 'turns'>;
  readonly alerts: () => AlertBook;
  readonly hub: () => Pick<TopicHub, 'escalations'>;
  readonly sessions: Sessions;
  readonly clock: () => number;
  readonly log: Log;
}

/** Alerts that nobody takes: told to the next on duty, and out of the house. */
export interface EscalationWork {
  readonly routes: readonly Router[];
  standing(): Escalation[];
  close(): Promise<void>;
}

/** Deadlines are minutes long; what went up together within this time leaves as one message. */
const lookEveryMs = 15_000;
const sendEveryMs = 5_000;

/** The part of the parts list for escalations and notifications. */
export async function createEscalationWork(parts: EscalationWorkParts): Promise<EscalationWork> {
  const { records, senders, catalogue, ruleOf, clock, log } = parts;
  const { profile, tree } = catalogue;
  const book = createEscalationBook({
    store: records,
    standing: await records.standing(),
    alerts: () => parts.alerts().open(),
    takeWithinOf: ({ rule, priority }) => takeWithinOf(ruleOf(rule) ?? { priority }),
    turns: parts.roster.turns,
    messagesOf: (escalated, now) =>
      escalationMessages(escalated, now, {
        centre: profile.centre,
        timeZone: profile.timeZone,
        titleOf: ({ alert: { rule } }) => ruleOf(rule)?.name ?? { vi: rule, en: rule },
        placeOf: ({ alert: { area } }) => tree.get(area)?.fullName ?? { vi: area, en: area },
        senders,
        newId: randomUUID,
      }),
    onChange: (escalations) => parts.hub().escalations(escalations),
    log,
  });
  const drain = createNotificationDrain({ outbox: records, senders, clock, log });
  const timers = [
    setInterval(() => void book.look(clock()), lookEveryMs),
    setInterval(() => void drain.run(), sendEveryMs),
  ];
  return {
    routes: [notificationRoutes({ outbox: records, senders, sessions: parts.sessions, tree })],
    standing: book.standing,
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      // What is being sent ends first, so that it is on record as sent.
      await Promise.all([book.settled(), drain.settled()]);
      await records.close();
    },
  };
}
