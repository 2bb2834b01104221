import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const project = join(import.meta.dirname, '..');
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(project, path), 'utf8'));

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
    }),
  ),
});

const installed = Object.entries(lockSchema.parse(readJson('package-lock.json')).packages)
  .filter(([path]) => path !== '')
  .map(([path, facts]) => ({ path, name: path.slice(path.lastIndexOf('node_modules/') + 13), ...facts }));
type Installed = (typeof installed)[number];

/** May be part of what we hand on. */
const allowed = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'OFL-1.1',
  'Unlicense',
  'CC0-1.0',
  'Python-2.0',
  'BlueOak-1.0.0',
  'Zlib',
]);
/** Changes to their own files would have to be published. We use them as they are, to build, and hand none of them on. */
const buildToolsUnderMpl = /^lightningcss(-.+)?$/;

/** Its package.json has the old `licenses` list, which npm leaves out of the lock file. */
const statedElsewhere: Readonly<Record<string, string>> = { 'xmlhttprequest-ssl': 'MIT' };

/** An SPDX expression without nested brackets: one side of OR must be allowed, every side of AND. */
const isAllowed = (expression: string): boolean =>
  expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => allowed.has(licence.trim())));

function licenceProblem({ name, license }: Pick<Installed, 'name' | 'license'>): string | null {
  const given = license ?? statedElsewhere[name];
  if (given === undefined) return `${name}: no licence`;
  if (given === 'MPL-2.0' && buildToolsUnderMpl.test(name)) return null;
  return isAllowed(given) ? null : `${name}: ${given}`;
}

const numbersOf = (version: string): number[] => version.split(/[.-]/).slice(0, 3).map(Number);
function isAtLeast(version: string, least: string): boolean {
  const given = numbersOf(version);
  const difference = numbersOf(least).map((number, place) => (given[place] ?? 0) - number);
  return (difference.find((one) => one !== 0) ?? 0) >= 0;
}

describe('what we install', () => {
  test('is licensed so that it may be handed on', () => {
    expect(installed.length).toBeGreaterThan(100);
    expect(installed.map(licenceProblem).filter((problem) => problem !== null)).toEqual([]);
  });

  test('states its licence in its own package where the lock file has none', () => {
    const { licenses } = z
      .object({ licenses: z.array(z.object({ type: z.string() })) })
      .parse(readJson('node_modules/xmlhttprequest-ssl/package.json'));

    expect(licenses.map(({ type }) => type)).toEqual(['MIT']);
  });

  test.each([
    ['GPL-3.0-only', false],
    ['MIT OR GPL-3.0-or-later', true],
    ['(MIT AND GPL-3.0-only)', false],
    ['(MIT AND Zlib)', true],
    ['MPL-2.0', false],
    [undefined, false],
  ])('is refused or taken by its licence: %s', (license, taken) => {
    expect(licenceProblem({ name: 'some-package', license }) === null).toBe(taken);
  });

  test('runs a script while it is installed only where we know why', () => {
    const scripts = installed.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);

    // `node` fetches the program of its own version.
    expect(scripts).toEqual(['node']);
  });

  test('comes by its name from whatever registry is configured, and has to match its hash', () => {
    const elsewhere = installed.filter(({ resolved, integrity }) => !integrity || resolved !== undefined);

    expect(elsewhere.map(({ path }) => path)).toEqual([]);
  });

  // Below these, a message from outside could exhaust memory or end the process.
  test.each([
    ['engine.io', '6.6.12'],
    ['socket.io', '4.8.4'],
    ['socket.io-parser', '4.2.7'],
  ])('has %s at %s or later, everywhere in the tree', (name, least) => {
    const versions = installed.filter((one) => one.name === name).map(({ version }) => version ?? '0');

    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter((version) => !isAtLeast(version, least))).toEqual([]);
  });

  test('compares versions by number, not by letter', () => {
    expect(isAtLeast('6.6.12', '6.6.12')).toBe(true);
    expect(isAtLeast('6.6.9', '6.6.12')).toBe(false);
    expect(isAtLeast('7.0.0', '6.6.12')).toBe(true);
  });
});
