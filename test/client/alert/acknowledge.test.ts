import { beforeEach, describe, expect, it } from 'vitest';
import { type Acknowledger, createAcknowledger } from '#client/alert/acknowledge.ts';
import type { Acknowledging } from '#client/alert/acknowledging.ts';
import { createKeyedStore, type KeyedStore } from '#client/live/keyedStore.ts';
import type { Alert, AlertId } from '#shared/alert/alert.ts';
import type { AlertAccepted, AlertCommand } from '#shared/protocol/alertCommands.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { anAcknowledged, anAlert } from './builders.ts';

interface Asked {
  readonly command: AlertCommand;
  readonly answer: (result: Result<AlertAccepted>) => Promise<void>;
}

const alert = anAlert();
let asked: Asked[];
let alerts: KeyedStore<AlertId, Alert>;
let states: KeyedStore<AlertId, Acknowledging>;
let acknowledger: Acknowledger;

beforeEach(() => {
  asked = [];
  alerts = createKeyedStore();
  states = createKeyedStore();
  alerts.write([[alert.id, alert]]);
  let operations = 0;
  acknowledger = createAcknowledger({
    ask: (command) => {
      const { promise, resolve } = Promise.withResolvers<Result<AlertAccepted>>();
      const answer = async (result: Result<AlertAccepted>): Promise<void> => {
        resolve(result);
        await promise;
      };
      asked.push({ command, answer });
      return promise;
    },
    alerts,
    states,
    operationId: () => `operation-${++operations}`,
  });
});

const phase = (): string | undefined => states.get(alert.id)?.phase;
const accepted = success({ alertId: alert.id, revision: 2 });

describe('acknowledging from this page', () => {
  it('sends the revision that was seen, although a newer one has come in the meantime', () => {
    alerts.write([[alert.id, anAlert({ revision: 5 })]]);

    acknowledger.acknowledge(alert, 'Đã rõ');

    expect(asked[0]?.command).toEqual({
      operationId: 'operation-1',
      alertId: alert.id,
      revision: 1,
      action: { kind: 'acknowledge', comment: 'Đã rõ' },
    });
  });

  it('is pending until the news, not until the answer', async () => {
    acknowledger.acknowledge(alert, '');
    await asked[0]?.answer(accepted);
    const afterAnswer = phase();

    alerts.write([[alert.id, anAcknowledged()]]);

    expect(afterAnswer).toBe('confirmed');
    expect(phase()).toBeUndefined();
  });

  it('ends although the news were quicker than the answer', async () => {
    acknowledger.acknowledge(alert, '');
    alerts.write([[alert.id, anAcknowledged()]]);

    await asked[0]?.answer(accepted);

    expect(phase()).toBeUndefined();
  });

  it('says that somebody else was first, with the alert showing who', async () => {
    acknowledger.acknowledge(alert, '');
    alerts.write([[alert.id, anAcknowledged()]]);

    await asked[0]?.answer(failure('already-acknowledged'));

    expect(phase()).toBe('refused');
  });

  it('resends under the same operation id after silence', async () => {
    acknowledger.acknowledge(alert, 'Đã gọi');
    await asked[0]?.answer(failure('no-answer'));

    acknowledger.resend(alert.id);

    expect(asked.map(({ command }) => command.operationId)).toEqual(['operation-1', 'operation-1']);
    expect(asked[1]?.command.action).toEqual({ kind: 'acknowledge', comment: 'Đã gọi' });
  });

  it('does not send twice while one is under way', () => {
    acknowledger.acknowledge(alert, '');
    acknowledger.acknowledge(alert, '');

    expect(asked).toHaveLength(1);
  });

  it('uses a new operation id after a refusal', async () => {
    acknowledger.acknowledge(alert, '');
    await asked[0]?.answer(failure('revision-conflict'));

    acknowledger.acknowledge(anAlert({ revision: 2 }), '');

    expect(asked[1]?.command).toMatchObject({ operationId: 'operation-2', revision: 2 });
  });

  it('puts a refusal away when it was read', async () => {
    acknowledger.acknowledge(alert, '');
    await asked[0]?.answer(failure('forbidden'));

    acknowledger.dismiss(alert.id);

    expect(phase()).toBeUndefined();
  });
});
