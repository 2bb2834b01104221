import { expect, test } from 'vitest';
import { type SoundMemory, silence, soundNow } from '#client/wall/soundPlan.ts';
import type { Alert } from '#shared/alert/alert.ts';
import type { Priority } from '#shared/alert/priority.ts';

const secondMs = 1_000;
const waiting = (...priorities: Priority[]): Alert[] =>
  priorities.map(
    (priority) =>
      ({
        priority,
        facts: { active: true, acknowledged: false, latched: false, suppression: null },
      }) as Alert,
  );
const taken = (priority: Priority): Alert =>
  ({ priority, facts: { active: true, acknowledged: true, latched: false, suppression: null } }) as Alert;

/** What is heard, second by second. */
function hear(story: readonly (readonly Alert[])[]): readonly (Priority | null)[] {
  let memory: SoundMemory = silence;
  return story.map((alerts, second) => {
    const next = soundNow(alerts, memory, second * secondMs);
    memory = next.memory;
    return next.motif;
  });
}

test('sounds once when something begins to wait', () => {
  const heard = hear([[], waiting('high'), waiting('high'), waiting('high')]);

  expect(heard).toEqual([null, 'high', null, null]);
});

test('a flood is heard at most twice a minute', () => {
  const flood = Array.from({ length: 60 }, (_, index) =>
    waiting(...Array.from({ length: index + 1 }, () => 'critical' as const)),
  );

  const heard = hear(flood).filter((motif) => motif !== null);

  expect(heard).toHaveLength(2);
});

test('what could not be sounded for being too much is sounded as soon as it can', () => {
  const story = [
    waiting('medium'),
    waiting('high'),
    ...Array.from({ length: 70 }, () => waiting('critical')),
  ];

  const heard = hear(story);

  expect(heard.indexOf('critical')).toBe(60);
});

test('an alert that nobody takes is sounded again after two minutes, one that is taken is not', () => {
  const untaken = hear(Array.from({ length: 121 }, () => waiting('high')));
  const takenAt60 = hear(
    Array.from({ length: 200 }, (_, index) => (index < 60 ? waiting('high') : [taken('high')])),
  );

  expect(untaken.filter((motif) => motif === 'high')).toHaveLength(2);
  expect(takenAt60.filter((motif) => motif === 'high')).toHaveLength(1);
});

test('what is low, taken or hidden has no sound', () => {
  expect(hear([waiting('low'), [taken('critical')]])).toEqual([null, null]);
});
