import { beforeEach, describe, expect, it } from 'vitest';
import { type Commander, createCommander } from '#client/alert/commander.ts';
import type { Commanding } from '#client/alert/commanding.ts';
import { createKeyedStore, type KeyedStore } from '#client/live/keyedStore.ts';
import type { Alert, AlertId } from '#shared/alert/alert.ts';
import type {
  AlertAccepted,
  AlertCommand,
  AlertHandle,
  AlertsHandled,
} from '#shared/protocol/alertCommands.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { anAcknowledged, anAlert } from './builders.ts';

interface Asked {
  readonly command: AlertCommand;
  readonly answer: (result: Result<AlertAccepted>) => Promise<void>;
}

const alert = anAlert();
let asked: Asked[];
let askedMany: {
  readonly command: AlertHandle;
  readonly answer: (result: Result<AlertsHandled>) => Promise<void>;
}[];
let alerts: KeyedStore<AlertId, Alert>;
let states: KeyedStore<AlertId, Commanding>;
let commander: Commander;

beforeEach(() => {
  asked = [];
  askedMany = [];
  alerts = createKeyedStore();
  states = createKeyedStore();
  alerts.write([[alert.id, alert]]);
  let operations = 0;
  commander = createCommander({
    ask: (command) => {
      const { promise, resolve } = Promise.withResolvers<Result<AlertAccepted>>();
      const answer = async (result: Result<AlertAccepted>): Promise<void> => {
        resolve(result);
        await promise;
      };
      asked.push({ command, answer });
      return promise;
    },
    askMany: (command) => {
      const { promise, resolve } = Promise.withResolvers<Result<AlertsHandled>>();
      const answer = async (result: Result<AlertsHandled>): Promise<void> => {
        resolve(result);
        await promise;
      };
      askedMany.push({ command, answer });
      return promise;
    },
    alerts,
    states,
    operationId: () => `operation-${++operations}`,
  });
});

const acknowledge = (seen: Alert, comment: string): void =>
  commander.send([seen], { kind: 'acknowledge', comment });
const phase = (): string | undefined => states.get(alert.id)?.phase;
const accepted = success({ alertId: alert.id, revision: 2 });

describe('acknowledging from this page', () => {
  it('sends the revision that was seen, although a newer one has come in the meantime', () => {
    alerts.write([[alert.id, anAlert({ revision: 5 })]]);

    acknowledge(alert, 'Đã rõ');

    expect(asked[0]?.command).toEqual({
      operationId: 'operation-1',
      alertId: alert.id,
      revision: 1,
      action: { kind: 'acknowledge', comment: 'Đã rõ' },
    });
  });

  it('is pending until the news, not until the answer', async () => {
    acknowledge(alert, '');
    await asked[0]?.answer(accepted);
    const afterAnswer = phase();

    alerts.write([[alert.id, anAcknowledged()]]);

    expect(afterAnswer).toBe('confirmed');
    expect(phase()).toBeUndefined();
  });

  it('ends although the news were quicker than the answer', async () => {
    acknowledge(alert, '');
    alerts.write([[alert.id, anAcknowledged()]]);

    await asked[0]?.answer(accepted);

    expect(phase()).toBeUndefined();
  });

  it('says that somebody else was first, with the alert showing who', async () => {
    acknowledge(alert, '');
    alerts.write([[alert.id, anAcknowledged()]]);

    await asked[0]?.answer(failure('already-acknowledged'));

    expect(phase()).toBe('refused');
  });

  it('resends under the same operation id after silence', async () => {
    acknowledge(alert, 'Đã gọi');
    await asked[0]?.answer(failure('no-answer'));

    commander.resend(alert.id);

    expect(asked.map(({ command }) => command.operationId)).toEqual(['operation-1', 'operation-1']);
    expect(asked[1]?.command.action).toEqual({ kind: 'acknowledge', comment: 'Đã gọi' });
  });

  it('does not send twice while one is under way', () => {
    acknowledge(alert, '');
    acknowledge(alert, '');

    expect(asked).toHaveLength(1);
  });

  it('uses a new operation id after a refusal', async () => {
    acknowledge(alert, '');
    await asked[0]?.answer(failure('revision-conflict'));

    acknowledge(anAlert({ revision: 2 }), '');

    expect(asked[1]?.command).toMatchObject({ operationId: 'operation-2', revision: 2 });
  });

  it('puts a refusal away when it was read', async () => {
    acknowledge(alert, '');
    await asked[0]?.answer(failure('forbidden'));

    commander.dismiss(alert.id);

    expect(phase()).toBeUndefined();
  });
});

describe('one action on many alerts', () => {
  const [a, b] = [anAlert({ id: 'a' }), anAlert({ id: 'b', revision: 4 })];
  const shelve = { kind: 'shelve', reason: 'Bảo trì', untilAt: 9 } as const;
  const phases = () => [a, b].map(({ id }) => states.get(id)?.phase);

  beforeEach(() => alerts.write([a, b].map((one) => [one.id, one] as const)));

  it('is one message with the revision of each as it was seen', () => {
    commander.send([a, b], shelve);

    expect(asked).toEqual([]);
    expect(askedMany.map(({ command }) => command)).toEqual([
      {
        operationId: 'operation-1',
        action: shelve,
        alerts: [
          ['a', 1],
          ['b', 4],
        ],
      },
    ]);
    expect(phases()).toEqual(['sending', 'sending']);
  });

  it('is answered for each by itself', async () => {
    commander.send([a, b], shelve);

    await askedMany[0]?.answer(
      success({
        items: [
          { alertId: a.id, result: success({ alertId: a.id, revision: 2 }) },
          { alertId: b.id, result: failure('revision-conflict') },
        ],
      }),
    );

    expect(phases()).toEqual(['confirmed', 'refused']);
  });

  it('that got no answer can be sent again one by one, each as the same operation', async () => {
    commander.send([a, b], shelve);
    await askedMany[0]?.answer(failure('no-answer'));

    commander.resend(b.id);

    expect(phases()).toEqual(['unanswered', 'sending']);
    expect(asked[0]?.command).toEqual({
      ...{ operationId: 'operation-1:b', alertId: 'b', revision: 4, action: shelve },
    });
  });

  it('leaves out what waits for an earlier command', () => {
    commander.send([a], shelve);
    commander.send([a, b], shelve);

    expect(askedMany[0]?.command.alerts).toEqual([['b', 4]]);
  });

  it('of more than one message takes is several messages', () => {
    const many = Array.from({ length: 2_001 }, (_, place) => anAlert({ id: `m${place}` }));

    commander.send(many, shelve);

    expect(askedMany.map(({ command }) => command.alerts.length)).toEqual([1_000, 1_000]);
    expect(asked).toHaveLength(1);
  });
});
