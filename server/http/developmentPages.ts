import type { RequestHandler } from 'express';

/** The pages from their sources, reloading as they are edited. Vite is loaded only here: production never needs it. */
export async function developmentPages(): Promise<{ handler: RequestHandler; close: () => Promise<void> }> {
  const { createServer } = await import('vite');
  const vite = await createServer({ server: { middlewareMode: true, hmr: { port: 0 } }, appType: 'spa' });
  return { handler: vite.middlewares, close: () => vite.close() };
}
