import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { createOutboxReadingStore } from '#server/store/outbox/outboxReadingStore.ts';
import { aFakeTarget } from '#test/support/fakeTarget.ts';
import { aRecordingLog } from '#test/support/recordingLog.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';

const program = resolve(import.meta.dirname, '../../../support/outboxWriter.ts');

/** Kills the writer with `kill -9` in the middle of its work; what it had said was accepted by then. */
async function killAfter(lines: number, file: string): Promise<number[]> {
  const child = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const accepted: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    accepted.push(Number(line));
    if (accepted.length === lines) child.kill('SIGKILL');
  }
  if (child.signalCode === null) await once(child, 'exit');
  return accepted;
}

it.each([1, 50, 201])('loses nothing it accepted when it is killed after %d readings', async (lines) => {
  const folder = aTemporaryFolder();
  const file = join(folder.path, 'outbox.sqlite');
  const accepted = await killAfter(lines, file);

  const target = aFakeTarget();
  const outbox = await createOutboxReadingStore({
    file,
    target: target.store,
    maxBytes: 100_000_000,
    log: aRecordingLog(),
  });
  await outbox.drained();

  const kept = new Set(
    target.readings.map(({ measured }) => (measured.kind === 'value' ? measured.value : null)),
  );
  expect(accepted.length).toBeGreaterThanOrEqual(lines);
  expect(accepted.filter((value) => !kept.has(value))).toEqual([]);
  expect(target.readings).toHaveLength(kept.size);
  await outbox.close();
  folder.remove();
});
