import { describe, expect, it } from 'vitest';
import { type CommandingEvent, type CommandingState, nextCommanding } from '#client/alert/commanding.ts';
import { alertIdSchema } from '#shared/alert/alert.ts';
import type { AlertCommand } from '#shared/protocol/alertCommands.ts';
import { failure, success } from '#shared/protocol/result.ts';
import { anAcknowledged, anAlert } from './builders.ts';

const alertId = alertIdSchema.parse('a1');
const command: AlertCommand = {
  operationId: 'operation-1',
  alertId,
  revision: 1,
  action: { kind: 'acknowledge', comment: 'Đã rõ' },
};
const another: AlertCommand = { ...command, operationId: 'operation-2' };

const states = {
  none: null,
  sending: { phase: 'sending', command },
  confirmed: { phase: 'confirmed', command, revision: 2 },
  unanswered: { phase: 'unanswered', command },
  refused: { phase: 'refused', command, failure: { code: 'revision-conflict' } },
} as const satisfies Record<string, CommandingState>;
type StateName = keyof typeof states;

const events = {
  send: { kind: 'send', command: another },
  accepted: { kind: 'answer', result: success({ alertId, revision: 2 }) },
  refusal: { kind: 'answer', result: failure('revision-conflict') },
  silence: { kind: 'answer', result: failure('no-answer') },
  resend: { kind: 'resend' },
  acknowledgedNews: { kind: 'news', alert: anAcknowledged() },
  otherNews: { kind: 'news', alert: anAlert({ revision: 1 }) },
  raisedAgainNews: { kind: 'news', alert: anAlert({ revision: 3 }) },
  closedNews: { kind: 'news', alert: undefined },
  dismiss: { kind: 'dismiss' },
} as const satisfies Record<string, CommandingEvent>;
type EventName = keyof typeof events;

/** Every state × every event; a missing pair does not compile. */
const table: Readonly<Record<StateName, Readonly<Record<EventName, StateName | 'sendingAnother'>>>> = {
  none: {
    send: 'sendingAnother',
    accepted: 'none',
    refusal: 'none',
    silence: 'none',
    resend: 'none',
    acknowledgedNews: 'none',
    otherNews: 'none',
    raisedAgainNews: 'none',
    closedNews: 'none',
    dismiss: 'none',
  },
  sending: {
    send: 'sending',
    accepted: 'confirmed',
    refusal: 'refused',
    silence: 'unanswered',
    resend: 'sending',
    acknowledgedNews: 'sending',
    otherNews: 'sending',
    raisedAgainNews: 'sending',
    closedNews: 'sending',
    dismiss: 'sending',
  },
  confirmed: {
    send: 'confirmed',
    accepted: 'confirmed',
    refusal: 'confirmed',
    silence: 'confirmed',
    resend: 'confirmed',
    acknowledgedNews: 'none',
    otherNews: 'confirmed',
    raisedAgainNews: 'none',
    closedNews: 'none',
    dismiss: 'confirmed',
  },
  unanswered: {
    send: 'unanswered',
    accepted: 'unanswered',
    refusal: 'unanswered',
    silence: 'unanswered',
    resend: 'sending',
    acknowledgedNews: 'none',
    otherNews: 'unanswered',
    raisedAgainNews: 'unanswered',
    closedNews: 'none',
    dismiss: 'unanswered',
  },
  refused: {
    send: 'sendingAnother',
    accepted: 'refused',
    refusal: 'refused',
    silence: 'refused',
    resend: 'refused',
    acknowledgedNews: 'refused',
    otherNews: 'refused',
    raisedAgainNews: 'refused',
    closedNews: 'none',
    dismiss: 'none',
  },
};

const expected = (name: StateName | 'sendingAnother'): CommandingState =>
  name === 'sendingAnother' ? { phase: 'sending', command: another } : states[name];

const cases = (Object.keys(states) as StateName[]).flatMap((state) =>
  (Object.keys(events) as EventName[]).map((event) => [state, event, table[state][event]] as const),
);

describe('an acknowledgement under way', () => {
  it.each(cases)('in %s, after %s, is %s', (state, event, next) => {
    expect(nextCommanding(states[state], events[event])).toEqual(expected(next));
  });

  it('keeps the reason of a refusal', () => {
    const after = nextCommanding(states.sending, {
      kind: 'answer',
      result: failure('forbidden', 'area 412'),
    });

    expect(after).toMatchObject({ phase: 'refused', failure: { code: 'forbidden', detail: 'area 412' } });
  });
});
