// Run as a process by the test that kills it: keeps readings while nobody takes them, and says each that was accepted.
import { createOutboxReadingStore } from '#server/store/outbox/outboxReadingStore.ts';
import { aFakeTarget } from './fakeTarget.ts';
import { aBatch, aReading, testNow } from './readingBuilders.ts';
import { aRecordingLog } from './recordingLog.ts';

const target = aFakeTarget();
target.goAway();
const outbox = await createOutboxReadingStore({
  file: String(process.argv[2]),
  target: target.store,
  maxBytes: 100_000_000,
  log: aRecordingLog(),
});
for (let value = 0; ; value += 4)
  await Promise.all(
    [0, 1, 2, 3].map(async (sender) => {
      const reading = aReading({ value: value + sender, at: testNow + value + sender });
      await outbox.keep(aBatch({ readings: [reading] }));
      process.stdout.write(`${value + sender}\n`);
    }),
  );
