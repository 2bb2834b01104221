import type { z } from 'zod';
import { createValueStore, useValue } from '#client/live/valueStore.ts';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { AreaId } from '#shared/area/area.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import {
  errorBodySchema,
  paths,
  type SessionBody,
  sessionBodySchema,
  type signInSchema,
} from '#shared/protocol/routes.ts';
import { can, type Permission } from '#shared/user/can.ts';
import type { Role, User } from '#shared/user/user.ts';

/** Who is signed in on this page; null before sign-in. */
export const sessionUser = createValueStore<User | null>(null);

export const useUser = (): User | null => useValue(sessionUser);

/** Whether the signed-in user may do something in an area: the function that the server decides with. */
export function useCan(): (permission: Permission, area: AreaId) => boolean {
  const user = useUser();
  const { tree } = useProvince();
  return (permission, area) => can(user, permission, area, tree);
}

async function sessionRequest(init: RequestInit): Promise<Result<SessionBody>> {
  try {
    const response = await fetch(paths.session, { ...init, headers: { 'content-type': 'application/json' } });
    const body: unknown = await response.json();
    if (response.ok) return success(sessionBodySchema.parse(body));
    const refused = errorBodySchema.safeParse(body);
    return refused.success ? { ok: false, failure: refused.data.error } : failure('internal');
  } catch {
    // No server, or not ours (a proxy's error page): the same to the person in front of the screen.
    return failure('store-away');
  }
}

export const readSession = (): Promise<Result<SessionBody>> => sessionRequest({ method: 'GET' });

export async function signIn(how: z.infer<typeof signInSchema>): Promise<Result<SessionBody>> {
  const result = await sessionRequest({ method: 'POST', body: JSON.stringify(how) });
  if (result.ok) sessionUser.set(result.value.user);
  return result;
}

export const signInAs = (demoRole: Role): Promise<Result<SessionBody>> => signIn({ demoRole });

export async function signOut(): Promise<void> {
  await sessionRequest({ method: 'DELETE' });
  sessionUser.set(null);
}
