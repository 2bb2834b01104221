import type { Log } from '#server/log.ts';
import { aRecordingLog } from './recordingLog.ts';

/** A log that prints nothing and remembers its lines, as `level: message`. */
export function aSilentLog(): Log & { readonly lines: string[] } {
  return { ...aRecordingLog(), debug: () => undefined };
}
