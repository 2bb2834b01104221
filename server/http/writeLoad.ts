import type { Request, RequestHandler, Response } from 'express';
import { sendFailure } from './errorResponse.ts';

interface WriteLoadOptions {
  /** Of all bodies that are being read, checked and kept at the same time, unpacked. */
  readonly maxBytes: number;
  /** What a single body may have, unpacked. */
  readonly bodyLimit: number;
}

/** Line protocol packs to a tenth; what packs better than this is held to the limit of a body once it is unpacked. */
const mostlyUnpacksTo = 32;
/** A request costs more than its bytes. */
const leastBytes = 16_384;

/** What a request takes of the allowance. */
interface Share {
  /** The body is read and takes what it is, until `giveBack`, also when its sender has gone. */
  begin(bytes: number): void;
  giveBack(): void;
}

export interface WriteLoad {
  /** Before the body is read: what there is no room for is sent away, whole. */
  readonly admit: RequestHandler;
  /** Does `work` on a body of that length, which counts until it is done. */
  during(response: Response, bytes: number, work: () => Promise<void>): Promise<void>;
}

function expectedBytes(request: Request, bodyLimit: number): number {
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  if (!Number.isFinite(length)) return bodyLimit;
  const isPacked = (request.headers['content-encoding'] ?? 'identity') !== 'identity';
  return Math.max(leastBytes, Math.min(bodyLimit, isPacked ? length * mostlyUnpacksTo : length));
}

/**
 * Bounds what the write door has in memory. A sender that is sent away has it all still and comes again: Telegraf and every
 * Influx client do so after a 429. Without a bound a slow disk would turn into a server that is out of memory, and what
 * was being read would be lost with it.
 */
export function createWriteLoad({ maxBytes, bodyLimit }: WriteLoadOptions): WriteLoad {
  const shares = new WeakMap<Response, Share>();
  let taken = 0;

  const take = (expected: number, response: Response): Share => {
    let mine = expected;
    let isWorkedOn = false;
    taken += mine;
    const share: Share = {
      begin: (bytes) => {
        isWorkedOn = true;
        taken += Math.max(leastBytes, bytes) - mine;
        mine = Math.max(leastBytes, bytes);
      },
      giveBack: () => {
        taken -= mine;
        mine = 0;
      },
    };
    // Whoever hangs up while their lines are being kept does not make room by that.
    response.once('close', () => {
      if (!isWorkedOn) share.giveBack();
    });
    return share;
  };

  return {
    admit: (request, response, next) => {
      const expected = expectedBytes(request, bodyLimit);
      if (taken > 0 && taken + expected > maxBytes) {
        sendFailure(response, {
          code: 'too-many-requests',
          detail: 'more is being written than can be kept at once; nothing of this was taken, send it again',
        });
        return;
      }
      shares.set(response, take(expected, response));
      next();
    },
    during: async (response, bytes, work) => {
      const share = shares.get(response);
      if (!share) throw new Error('the request was not admitted');
      share.begin(bytes);
      try {
        await work();
      } finally {
        share.giveBack();
      }
    },
  };
}
