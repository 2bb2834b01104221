import { join } from 'node:path';
import express, { Router } from 'express';

/** Where the built client lies. */
export const clientFolder = join(import.meta.dirname, '..', '..', 'dist', 'client');

/** The built client: hashed files for a year, the page itself never from a cache, so that a release is seen at once. */
export function clientPages(folder: string): Router {
  return Router()
    .use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }))
    .use(express.static(folder, { index: false, maxAge: 0 }))
    .get(
      [
        ...['/', '/wall', '/explorer', '/console', '/directives', '/shift', '/sign-in', '/admin'],
        ...['/admin/import', '/admin/entry', '/admin/catalogue', '/admin/quality'],
        ...['/admin/performance', '/admin/rules'],
        ...['/admin/notifications'],
      ],
      (_request, response) => {
        response.set('Cache-Control', 'no-cache').sendFile(join(folder, 'index.html'));
      },
    );
}
