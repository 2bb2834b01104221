import { once } from 'node:events';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import type { RequestHandler } from 'express';

/** Vite wants to know the port of its own socket beforehand, and has one default for all that run on a machine. */
async function freePort(): Promise<number> {
  const probe = createTcpServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** The pages from their sources, reloading as they are edited. Vite is loaded only here: production never needs it. */
export async function developmentPages(): Promise<{ handler: RequestHandler; close: () => Promise<void> }> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    // Bundled, the settings file would be a new module at every start, which `node --watch` takes for a change.
    configLoader: 'native',
    server: { middlewareMode: true, hmr: { host: '127.0.0.1', port: await freePort() } },
    appType: 'spa',
  });
  return { handler: vite.middlewares, close: () => vite.close() };
}
