import { expect, test } from 'vitest';
import { createTopicFollower } from '#client/live/topicFollower.ts';
import { beatsOfMemory, type Snapshot, type Topic } from '#shared/protocol/events.ts';
import { success } from '#shared/protocol/result.ts';

const topic: Topic = 'alerts';

const aSnapshot = (seq: number, hash: string): Snapshot => ({
  kind: 'alerts',
  topic,
  epoch: 'one',
  seq,
  hash,
  alerts: [],
  annunciations: [],
});

/** A follower of one topic whose own state hashes to `hash`; the server's snapshot is at position 5. */
async function aFollower({ hash = 'same' } = {}) {
  const compared: boolean[] = [];
  let joins = 0;
  const follower = createTopicFollower({
    join: async () => {
      joins += 1;
      return success(aSnapshot(5, 'same'));
    },
    leave: () => undefined,
    onSnapshot: () => undefined,
    hashOf: () => hash,
    onCompared: (_topic, isSame) => compared.push(isSame),
  });
  follower.follow(topic);
  await Promise.resolve();
  await Promise.resolve();
  return { follower, compared, joins: () => joins };
}

const aBeat = (hash: string, seq = 5) => ({
  epoch: 'one',
  seqs: { [topic]: seq },
  hashes: { [topic]: hash },
});

test('the state of a snapshot is held against the hash that came with it', async () => {
  const { compared } = await aFollower();

  expect(compared).toEqual([true]);
});

test('the same state at the same position asks for nothing', async () => {
  const { follower, joins } = await aFollower();

  follower.compare(aBeat('same'));

  expect(joins()).toBe(1);
});

test('another state at the same position asks for a snapshot', async () => {
  const { follower, joins, compared } = await aFollower({ hash: 'other' });

  follower.compare(aBeat('same'));

  expect(joins()).toBe(2);
  expect(compared.at(-1)).toBe(false);
});

test('a state that no snapshot mends is not asked for every second', async () => {
  const { follower, joins } = await aFollower({ hash: 'other' });

  for (let beat = 0; beat < beatsOfMemory; beat += 1) {
    follower.compare(aBeat('same'));
    await Promise.resolve();
    await Promise.resolve();
  }

  expect(joins()).toBe(2);
});

test('states at two positions are not compared', async () => {
  const { follower, joins } = await aFollower({ hash: 'other' });

  follower.compare(aBeat('same', 4));

  expect(joins()).toBe(1);
});
