import { describe, expect, test } from 'vitest';
import { type AlertAction, alertVerbs, permissionFor } from '#shared/alert/alertAction.ts';
import {
  alertCommandSchemas,
  alertHandleSchema,
  alertMessageOf,
  maxHandledAlerts,
} from '#shared/protocol/alertCommands.ts';
import { aCommand, anAcknowledgement } from '#test/support/alertBuilders.ts';
import { hourMs, testNow } from '#test/support/readingBuilders.ts';

describe('the command to acknowledge', () => {
  test.each([
    ['an operation id', { operationId: 'short' }],
    ['a revision from 1', { revision: 0 }],
    ['a whole revision', { revision: 1.5 }],
    ['an alert', { alertId: '' }],
    ['a comment of at most 500 characters', { comment: 'x'.repeat(501) }],
    ['nothing else', { userId: 'somebody' }],
  ])('needs %s', (_what, given) => {
    const message = alertMessageOf(anAcknowledgement());

    expect(alertCommandSchemas.acknowledge.safeParse(message).success).toBe(true);
    expect(alertCommandSchemas.acknowledge.safeParse({ ...message, ...given }).success).toBe(false);
  });
});

const hiding = { reason: 'Bảo trì trạm', untilAt: testNow + hourMs };
/** One of each; a new verb does not compile without one. */
const actions: { readonly [V in AlertAction['kind']]: Extract<AlertAction, { kind: V }> } = {
  acknowledge: { kind: 'acknowledge', comment: '' },
  'withdraw-acknowledgement': { kind: 'withdraw-acknowledgement', comment: 'Nhầm trạm' },
  comment: { kind: 'comment', comment: 'Đã gọi' },
  assign: { kind: 'assign', userId: 'binh' },
  shelve: { kind: 'shelve', ...hiding },
  unshelve: { kind: 'unshelve' },
  suppress: { kind: 'suppress', ...hiding },
  unsuppress: { kind: 'unsuppress' },
  'take-out-of-service': { kind: 'take-out-of-service', ...hiding },
  'put-in-service': { kind: 'put-in-service' },
  reset: { kind: 'reset' },
};

describe('every command', () => {
  test.each(alertVerbs)('%s goes over the wire and comes out the same', (verb) => {
    const command = aCommand(actions[verb]);

    expect(alertCommandSchemas[verb].parse(alertMessageOf(command))).toEqual(command);
  });

  test.each(alertVerbs)('%s may be given for many alerts, and for each of them once', (verb) => {
    const command = { operationId: 'operation-1', action: actions[verb] };
    const one = ['alert-1', 1];

    expect(alertHandleSchema.safeParse({ ...command, alerts: [one, ['alert-2', 3]] }).success).toBe(true);
    expect(alertHandleSchema.safeParse({ ...command, alerts: [one, one] }).success).toBe(false);
    expect(alertHandleSchema.safeParse({ ...command, alerts: [] }).success).toBe(false);
  });

  test('for more alerts than fit into a frame is refused', () => {
    const alerts = Array.from({ length: maxHandledAlerts + 1 }, (_, place) => [`alert-${place}`, 1]);

    expect(
      alertHandleSchema.safeParse({ operationId: 'operation-1', action: actions.reset, alerts }).success,
    ).toBe(false);
  });

  test.each(['shelve', 'suppress', 'take-out-of-service'] as const)(
    '%s needs a reason and an end',
    (verb) => {
      const message = alertMessageOf(aCommand(actions[verb]));

      for (const missing of [{ reason: '  ' }, { reason: undefined }, { untilAt: undefined }])
        expect(alertCommandSchemas[verb].safeParse({ ...message, ...missing }).success).toBe(false);
    },
  );

  test('needs a permission of alerts', () => {
    for (const verb of alertVerbs) expect(permissionFor[verb]).toMatch(/^alert:/);
  });
});
