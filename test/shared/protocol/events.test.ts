import { describe, expect, test } from 'vitest';
import {
  alertChangedSchema,
  areaChangedSchema,
  centreChangedSchema,
  topicSchema,
} from '#shared/protocol/events.ts';
import { anAlert } from '#test/support/alertBuilders.ts';
import { testNow } from '#test/support/readingBuilders.ts';

describe('a topic', () => {
  test.each(['alerts', 'sites', 'area:40', 'area:nghe-an'])('is "%s"', (topic) => {
    expect(topicSchema.safeParse(topic).success).toBe(true);
  });

  test.each(['', 'area:', 'users', 'alerts@vinh', ' alerts', 'alerts\n', `area:${'x'.repeat(61)}`])(
    'is not "%s"',
    (topic) => {
      expect(topicSchema.safeParse(topic).success).toBe(false);
    },
  );
});

describe('what the server tells', () => {
  const position = { topic: 'alerts', epoch: 'epoch-1', seq: 1 };

  test('about alerts has them whole', () => {
    const change = { ...position, alerts: [anAlert()], annunciations: [[testNow, 'high', 'vinh']] };

    expect(alertChangedSchema.safeParse(change).success).toBe(true);
    expect(alertChangedSchema.safeParse({ ...change, alerts: [{ id: 'alert-1' }] }).success).toBe(false);
  });

  test('about values has eight numbers a cell', () => {
    const change = { ...position, topic: 'area:40', cells: [[0, testNow, 1, null, 0, 0, 1, 1]] };

    expect(areaChangedSchema.safeParse(change).success).toBe(true);
    expect(areaChangedSchema.safeParse({ ...change, cells: [[0, testNow, 1]] }).success).toBe(false);
  });

  test('about itself names the late sources and the positions of the topics', () => {
    const beat = {
      epoch: 'epoch-1',
      now: testNow,
      seqs: { alerts: 3 },
      hashes: { alerts: '0000000000000000' },
      store: 'draining',
      journal: 'live',
      sourcesOnTime: 1,
      sourcesLate: ['portal'],
      sourcesExpected: 2,
      scenesVersion: 0,
    };

    expect(centreChangedSchema.safeParse(beat).success).toBe(true);
    expect(centreChangedSchema.safeParse({ ...beat, store: 'fine' }).success).toBe(false);
  });
});
