import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Slows guessing of passwords down. */
export interface SignInBrake {
  /** Counts an attempt before the password is looked at. False: too many lately. */
  attempt(username: string, address: string): Promise<boolean>;
  /** The right password ends the counting of those before it. */
  succeeded(username: string, address: string): Promise<void>;
}

const windowS = 15 * 60;
/** One address guessing one name; then one address at all, which may be a whole office behind one router. */
const attemptsAtOneName = 10;
const attemptsOfOneAddress = 100;

/** Counts by name and address together: a stranger elsewhere must not be able to lock somebody out. */
export function createSignInBrake(): SignInBrake {
  const atOneName = new RateLimiterMemory({ points: attemptsAtOneName, duration: windowS });
  const ofOneAddress = new RateLimiterMemory({ points: attemptsOfOneAddress, duration: windowS });
  const keyOf = (username: string, address: string): string => `${address} ${username}`;
  return {
    attempt: async (username, address) => {
      try {
        await ofOneAddress.consume(address);
        await atOneName.consume(keyOf(username, address));
        return true;
      } catch (refusal) {
        // The limiter rejects with its own state when the points are used up, and with an error when it is broken.
        if (refusal instanceof Error) throw refusal;
        return false;
      }
    },
    succeeded: async (username, address) => {
      await atOneName.delete(keyOf(username, address));
    },
  };
}
