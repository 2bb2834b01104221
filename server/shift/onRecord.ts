import type { Log } from '#server/log.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';

/** Does what must be on record before anybody is told, and says so when the record cannot be written. */
export async function onRecord<T>(write: () => Promise<T>, log: Pick<Log, 'error'>): Promise<Result<T>> {
  try {
    return success(await write());
  } catch (error) {
    log.error({ error }, 'the records of the shift cannot be written');
    return failure('journal-away');
  }
}
