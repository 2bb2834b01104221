import { describe, expect, test } from 'vitest';
import { createSerialQueue } from '#server/alert/serialQueue.ts';

describe('tasks in turn', () => {
  test('run one after the other in the order in which they were given', async () => {
    const inTurn = createSerialQueue();
    const said: string[] = [];
    const first = Promise.withResolvers<void>();

    const slow = inTurn(async () => {
      said.push('first begins');
      await first.promise;
      said.push('first ends');
    });
    const quick = inTurn(async () => void said.push('second'));
    first.resolve();
    await Promise.all([slow, quick]);

    expect(said).toEqual(['first begins', 'first ends', 'second']);
  });

  test('one that fails tells its caller and does not stop the next', async () => {
    const inTurn = createSerialQueue();

    const failing = inTurn(async () => {
      throw new Error('broken');
    });
    const next = inTurn(async () => 'fine');

    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('fine');
  });
});
