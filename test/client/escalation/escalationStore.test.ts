import { beforeEach, expect, test } from 'vitest';
import { escalationStore, replaceEscalations, writeEscalations } from '#client/escalation/escalationStore.ts';
import { anEscalation } from '#test/support/escalationBuilders.ts';

const standing = () => escalationStore.values().map(({ alert, level }) => [alert, level]);

beforeEach(() => replaceEscalations([]));

test('an alert that goes up is known with its newest level', () => {
  writeEscalations([anEscalation(), anEscalation({ alert: 'alert-2' })]);
  writeEscalations([anEscalation({ level: 2 })]);

  expect(standing()).toEqual([
    ['alert-1', 2],
    ['alert-2', 1],
  ]);
});

test('level 0 is an end', () => {
  writeEscalations([anEscalation()]);

  writeEscalations([anEscalation({ level: 0, to: [] })]);

  expect(standing()).toEqual([]);
});

test('a snapshot has all that stand', () => {
  writeEscalations([anEscalation(), anEscalation({ alert: 'alert-2' })]);

  replaceEscalations([anEscalation({ alert: 'alert-2', level: 3 })]);

  expect(standing()).toEqual([['alert-2', 3]]);
});
