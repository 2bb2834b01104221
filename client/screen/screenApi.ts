import { z } from 'zod';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { errorBodySchema, paths } from '#shared/protocol/routes.ts';
import type { ScreenId, ScreenSettings, ScreenView } from '#shared/screen/screen.ts';
import {
  ownScreenBodySchema,
  pairingBodySchema,
  pairingStateSchema,
  screenBodySchema,
  screenEventsBodySchema,
  screensBodySchema,
} from '#shared/screen/screenRoutes.ts';

async function ask<T>(path: string, schema: z.ZodType<T>, init: RequestInit = {}): Promise<Result<T>> {
  try {
    const headers = init.body ? { 'content-type': 'application/json' } : undefined;
    const response = await fetch(path, { ...init, ...(headers && { headers }) });
    const body: unknown = await response.json();
    if (response.ok) return success(schema.parse(body));
    const refused = errorBodySchema.safeParse(body);
    return refused.success ? { ok: false, failure: refused.data.error } : failure('internal');
  } catch {
    // No server, or a proxy's page in its place: of what was told nobody knows whether it was kept.
    return failure(init.method === undefined ? 'store-away' : 'no-answer');
  }
}

const sending = (method: string, body?: object): RequestInit => ({
  method,
  ...(body && { body: JSON.stringify(body) }),
});
const oneScreen = (id: ScreenId): string => `${paths.screens}/${encodeURIComponent(id)}`;

export const openPairing = () => ask(paths.pairings, pairingBodySchema, sending('POST'));
export const readPairing = (secret: string) =>
  ask(`${paths.pairings}/${encodeURIComponent(secret)}`, pairingStateSchema);

/** Asking keeps the screen paired: the answer brings its cookie anew, for as long again. */
export const readOwnScreen = () => ask(paths.ownScreen, ownScreenBodySchema);

export const readScreens = () => ask(paths.screens, screensBodySchema);
export const pairScreen = (code: string, settings: ScreenSettings) =>
  ask(paths.screens, screenBodySchema, sending('POST', { code, settings }));
export const changeScreen = (id: ScreenId, settings: ScreenSettings) =>
  ask(oneScreen(id), screenBodySchema, sending('PUT', settings));
export const revokeScreen = (id: ScreenId) => ask(oneScreen(id), z.object({}), sending('DELETE'));
export const sendView = (id: ScreenId, view: ScreenView, minutes: number) =>
  ask(`${oneScreen(id)}/view`, screenBodySchema, sending('POST', { view, minutes }));
export const callBack = (id: ScreenId) => ask(`${oneScreen(id)}/view`, screenBodySchema, sending('DELETE'));
export const readScreenEvents = (id: ScreenId) => ask(`${oneScreen(id)}/events`, screenEventsBodySchema);
