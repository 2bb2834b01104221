import { failure, type Result, success } from '#shared/protocol/result.ts';
import type { PairingBody } from '#shared/screen/screenRoutes.ts';

/** Long enough to walk to a desk and type six digits. */
export const pairingLengthMs = 10 * 60_000;
/** Anybody may ask for a code; more than so many screens are not put up at once. */
const mostPairings = 40;

interface Pairing extends PairingBody {
  /** null until somebody typed the code in. */
  token: string | null;
}

interface PairingsParts {
  readonly newCode: () => string;
  readonly newSecret: () => string;
}

/** Screens that wait to be paired. In memory: a screen that finds its code gone shows another one. */
export interface Pairings {
  open(now: number): Result<PairingBody>;
  /** Whether the code is on a screen now; gives the pairing the token that the screen will fetch. */
  take(code: string, token: string, now: number): boolean;
  /** What became of a pairing; its token once. */
  fetch(
    secret: string,
    now: number,
  ): { readonly state: 'waiting' | 'gone' } | { readonly state: 'paired'; readonly token: string };
}

export function createPairings({ newCode, newSecret }: PairingsParts): Pairings {
  const bySecret = new Map<string, Pairing>();

  const forgetOld = (now: number): void => {
    for (const [secret, { until }] of bySecret) if (until <= now) bySecret.delete(secret);
  };
  const waitingFor = (code: string): Pairing | undefined =>
    [...bySecret.values()].find((pairing) => pairing.code === code && pairing.token === null);

  return {
    open: (now) => {
      forgetOld(now);
      if (bySecret.size >= mostPairings)
        return failure('too-many-requests', 'too many screens wait to be paired');
      let code = newCode();
      while (waitingFor(code)) code = newCode();
      const body: PairingBody = { code, secret: newSecret(), until: now + pairingLengthMs };
      bySecret.set(body.secret, { ...body, token: null });
      return success(body);
    },
    take: (code, token, now) => {
      forgetOld(now);
      const pairing = waitingFor(code);
      if (pairing) pairing.token = token;
      return pairing !== undefined;
    },
    fetch: (secret, now) => {
      forgetOld(now);
      const pairing = bySecret.get(secret);
      if (!pairing) return { state: 'gone' };
      if (pairing.token === null) return { state: 'waiting' };
      bySecret.delete(secret);
      return { state: 'paired', token: pairing.token };
    },
  };
}
