import { readSession, sessionUser, signInAs } from '#client/user/session.ts';
import type { PageProfile } from '#shared/profile/profile.ts';
import type { Result } from '#shared/protocol/result.ts';
import { failure, success } from '#shared/protocol/result.ts';
import { errorBodySchema, paths, profileBodySchema } from '#shared/protocol/routes.ts';

/** What a page needs before it can show anything true. */
export interface Start {
  readonly profile: PageProfile;
  readonly profileHash: string;
}

async function readProfile(): Promise<Result<Start>> {
  try {
    const response = await fetch(paths.profile);
    const body: unknown = await response.json();
    if (response.ok) {
      const { profile, hash } = profileBodySchema.parse(body);
      return success({ profile, profileHash: hash });
    }
    const refused = errorBodySchema.safeParse(body);
    return refused.success ? { ok: false, failure: refused.data.error } : failure('internal');
  } catch {
    // No server, or a proxy's error page instead of ours: the caller tries again.
    return failure('store-away');
  }
}

/**
 * Finds out who we are and what province this is. Where the demo roles are offered, somebody who is not signed in becomes
 * the duty officer at once: a wall must come up without a touch.
 */
export async function startUp(): Promise<Result<Start>> {
  const session = await readSession();
  if (!session.ok) return session;
  sessionUser.set(session.value.user);
  if (session.value.user === null) {
    if (!session.value.demoRoles) return failure('not-signed-in');
    const signedIn = await signInAs('duty');
    if (!signedIn.ok) return signedIn;
  }
  return readProfile();
}
