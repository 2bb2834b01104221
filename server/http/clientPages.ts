import { globSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';
import { paths, type ReleaseBody } from '#shared/protocol/routes.ts';

interface ClientPagesParts {
  /** Where the built client lies. */
  readonly folder: string;
  readonly release: string;
}

/** A page that was put into a process of its own after a hang (see `client/recovery`) starts no worker without it. */
const ofIsolatedPages = { 'Cross-Origin-Embedder-Policy': 'require-corp' };

const filesIn = (folder: string): string[] =>
  globSync('**/*.*', { cwd: folder })
    .map((file) => `/${file.replaceAll('\\', '/')}`)
    .filter((file) => file !== '/service-worker.js')
    .sort();

/**
 * The built client: hashed files for a year, the page itself never from a cache, so that a release is seen at once. A
 * screen keeps the files of the release that it runs, all of them, and asks here which they are.
 */
export function clientPages({ folder, release }: ClientPagesParts): Router {
  const body: ReleaseBody = { release, files: filesIn(folder) };
  return Router()
    .use(
      '/assets',
      express.static(join(folder, 'assets'), {
        immutable: true,
        maxAge: '1y',
        index: false,
        setHeaders: (response) => void response.set(ofIsolatedPages),
      }),
    )
    .get(paths.release, (_request, response) => {
      response.set('Cache-Control', 'no-cache').json(body);
    })
    .use(express.static(folder, { index: false, maxAge: 0 }))
    .get(
      [
        ...['/', '/wall', '/explorer', '/console', '/directives', '/shift', '/sign-in', '/admin', '/pair'],
        ...['/admin/import', '/admin/entry', '/admin/catalogue', '/admin/quality'],
        ...['/admin/performance', '/admin/rules'],
        ...['/admin/notifications', '/admin/screens', '/admin/scenes'],
      ],
      (_request, response) => {
        response.set('Cache-Control', 'no-cache').sendFile(join(folder, 'index.html'));
      },
    );
}
