import { describe, expect, test } from 'vitest';
import { createSignInBrake } from '#server/http/signInBrake.ts';

const attempts = async (brake: ReturnType<typeof createSignInBrake>, count: number, address: string) => {
  const allowed: boolean[] = [];
  for (let n = 0; n < count; n += 1) allowed.push(await brake.attempt('lan', address));
  return allowed;
};

describe('the brake on signing in', () => {
  test('lets ten attempts at a name pass and refuses the eleventh', async () => {
    const brake = createSignInBrake();

    const allowed = await attempts(brake, 11, '10.0.0.1');

    expect(allowed).toEqual([...Array(10).fill(true), false]);
  });

  test('does not lock somebody out because a stranger elsewhere guesses their name', async () => {
    const brake = createSignInBrake();
    await attempts(brake, 11, '10.0.0.1');

    const allowed = await brake.attempt('lan', '10.0.0.2');

    expect(allowed).toBe(true);
  });

  test('starts anew after the right password', async () => {
    const brake = createSignInBrake();
    await attempts(brake, 10, '10.0.0.1');

    await brake.succeeded('lan', '10.0.0.1');

    expect(await brake.attempt('lan', '10.0.0.1')).toBe(true);
  });

  test('refuses an address that tries one name after the other', async () => {
    const brake = createSignInBrake();
    const names = Array.from({ length: 101 }, (_, index) => `name-${index}`);

    const allowed: boolean[] = [];
    for (const name of names) allowed.push(await brake.attempt(name, '10.0.0.1'));

    expect(allowed.filter(Boolean)).toHaveLength(100);
    expect(allowed.at(-1)).toBe(false);
  });
});
