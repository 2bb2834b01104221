import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const projectFolder = join(import.meta.dirname, '..');
const releasesFolder = join(projectFolder, 'dist');

/** Everything that the built client depends on. */
const sources = ['client/**/*.*', 'shared/**/*.ts', 'vite.config.ts', 'package-lock.json'];

export interface ClientBuild {
  /** Where the pages lie. */
  readonly folder: string;
  /** Changes with every change of the client. */
  readonly release: string;
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  const files: string[] = [];
  for await (const file of glob(sources, { cwd: projectFolder })) files.push(file);
  for (const file of files.sort()) hash.update(file).update(await readFile(join(projectFolder, file)));
  return hash.digest('hex').slice(0, 12);
}

const buildInto = (folder: string, release: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const vite = join(projectFolder, 'node_modules', 'vite', 'bin', 'vite.js');
    const build = spawn(process.execPath, [vite, 'build', '--outDir', folder, '--logLevel', 'warn'], {
      cwd: projectFolder,
      // Started from the tests it would be their environment, and React's slow checking build. The release goes into
      // `index.html`: a page that came out of a screen's own cache must know how old it is.
      env: { ...process.env, NODE_ENV: 'production', VITE_RELEASE: release },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    build.on('error', reject);
    build.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the client build ended with ${code}`)),
    );
  });

/**
 * The built client of exactly these sources; built now when there is none. Every release has a folder of its own, so a build
 * never pulls the files away from under a process that still serves the one before.
 */
export async function ensureClientBuild(onBuild: () => void): Promise<ClientBuild> {
  const release = await hashSources();
  const folder = join(releasesFolder, release);
  if (existsSync(join(folder, 'index.html'))) return { folder, release };
  onBuild();
  const unfinished = join(releasesFolder, `.building-${process.pid}`);
  await mkdir(releasesFolder, { recursive: true });
  await buildInto(unfinished, release);
  try {
    await rename(unfinished, folder);
  } catch (error) {
    // Two processes built the same release at once: the first one's is as good.
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(join(folder, 'index.html'))) throw error;
  }
  return { folder, release };
}
