import { type CaseCounts, type CaseRecord, countCases, readCases } from './cases.ts';

export interface ReplayOptions {
  readonly cases: readonly CaseRecord[];
  /** The public write endpoint of the server. */
  readonly writeUrl: string;
  readonly token: string;
  /** How many times faster than the day was; 8,640 plays it in ten seconds. */
  readonly speed: number;
  readonly startAt: number;
  readonly endAt: number;
}

/** How often readings are sent, in real milliseconds. */
const stepMs = 500;

/** A board with no request yet has no processed share: 0 of 0 is nothing, not zero. */
const lineOf = (board: string, { received, open, overdue, closed }: CaseCounts, at: number): string =>
  `fb,area=${board},source=311 received=${received}i,open=${open}i,overdue=${overdue}i,` +
  `processed_pct_num=${closed}i,processed_pct_den=${received}i ${at}`;

async function send(options: ReplayOptions, lines: readonly string[]): Promise<void> {
  const response = await fetch(`${options.writeUrl}?precision=ms`, {
    method: 'POST',
    headers: { authorization: `Token ${options.token}` },
    body: lines.join('\n'),
  });
  if (response.status !== 204)
    throw new Error(`the write was answered ${response.status}: ${await response.text()}`);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Plays the recorded day through the public write endpoint; the last readings are exactly those of `endAt`. */
export async function replayCases(options: ReplayOptions): Promise<{ readonly sent: number }> {
  const { cases, speed, startAt, endAt } = options;
  const beganAt = Date.now();
  const before = new Map<string, string>();
  let sent = 0;
  for (let at = startAt; ; ) {
    at = Math.min(startAt + (Date.now() - beganAt) * speed, endAt);
    const changed = [...countCases(cases, at)].filter(([board, counts]) => {
      const text = JSON.stringify(counts);
      if (at < endAt && before.get(board) === text) return false;
      before.set(board, text);
      return true;
    });
    const now = Date.now();
    if (changed.length > 0)
      await send(
        options,
        changed.map(([board, counts]) => lineOf(board, counts, now)),
      );
    sent += changed.length;
    if (at >= endAt) return { sent };
    await pause(stepMs);
  }
}

/** The recorded day, from midnight to midnight. */
export const recordedDay = { startAt: Date.UTC(2013, 11, 25), endAt: Date.UTC(2013, 11, 26) } as const;

if (process.argv[1] === import.meta.filename) {
  const [file, url, token, speed = '600'] = process.argv.slice(2);
  if (!file || !url || !token) {
    console.error(
      'usage: node test/support/nyc311/replay.ts <file.csv> <http://host:port> <token> [speed-up, 600]',
    );
    process.exit(1);
  }
  const options = { cases: readCases(file), writeUrl: `${url}/api/v2/write`, token, speed: Number(speed) };
  const { sent } = await replayCases({ ...options, ...recordedDay });
  console.log(`${sent} lines sent`);
}
