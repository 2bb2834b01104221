import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** What became of a body. `refused` will not get better by sending it again; `away` may. */
export type Delivery =
  | { readonly outcome: 'kept' }
  | { readonly outcome: 'refused' | 'away'; readonly reason: string };

export interface LineSender {
  /** Never throws. A body that was partly refused counts as refused: its good lines were kept. */
  send(lines: readonly string[], signal: AbortSignal): Promise<Delivery>;
}

interface LineSenderOptions {
  /** Address of a v2 write endpoint. */
  readonly writeUrl: string;
  readonly token: string;
}

/** Long enough for a durable write of 5,000 lines on a slow disk. */
const answerWithinMs = 30_000;
const reasonLength = 300;

async function deliveryOf(response: Response): Promise<Delivery> {
  const reason = `HTTP ${response.status} ${(await response.text()).slice(0, reasonLength)}`.trim();
  if (response.ok) return { outcome: 'kept' };
  return { outcome: response.status === 400 ? 'refused' : 'away', reason };
}

/** Sends line protocol in milliseconds as any Influx client does: gzip, `Authorization: Token …`. */
export function createLineSender({ writeUrl, token }: LineSenderOptions): LineSender {
  const url = new URL(writeUrl);
  url.searchParams.set('precision', 'ms');
  const headers = {
    authorization: `Token ${token}`,
    'content-type': 'text/plain; charset=utf-8',
    'content-encoding': 'gzip',
  };
  return {
    send: async (lines, signal) => {
      try {
        const body = new Uint8Array(await compress(lines.join('\n')));
        const within = AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]);
        return await deliveryOf(await fetch(url, { method: 'POST', headers, body, signal: within }));
      } catch (error) {
        return { outcome: 'away', reason: String((error as Error).cause ?? error) };
      }
    },
  };
}
