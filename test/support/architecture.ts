import { posix } from 'node:path';
import { type ScannedImport, scanSource } from './importScanner.ts';

export interface SourceModule {
  /** From the project's folder: `server/live/topicHub.ts`. */
  readonly path: string;
  readonly source: string;
}

/** A part of the product and the parts that it may import. */
export interface Part {
  readonly name: string;
  readonly files: RegExp;
  readonly mayImport: readonly string[];
  /** Folders of the part that are closed to each other: stations, pages. */
  readonly closedFolders?: boolean;
}

/** Where a package may be imported; `types`: where its types alone may be. */
export interface PackagePlace {
  readonly name: RegExp;
  readonly files: RegExp;
  readonly types?: RegExp;
}

/** Modules that do not import each other, except through the file that lists them. */
export interface Siblings {
  readonly files: RegExp;
  readonly registry: RegExp;
}

export interface Architecture {
  readonly parts: readonly Part[];
  readonly packages: readonly PackagePlace[];
  readonly siblings: readonly Siblings[];
}

/** Where an import leads: a file of ours, or a package ("node:fs", "@deck.gl/layers"). */
type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string };

const aliases = /^#(shared|server|client|test)\//;

function targetOf(from: string, specifier: string): Target {
  const plain = specifier.replace(/\?.*$/, '');
  if (aliases.test(plain)) return { kind: 'file', path: plain.slice(1) };
  if (plain.startsWith('.'))
    return { kind: 'file', path: posix.normalize(posix.join(posix.dirname(from), plain)) };
  const [scope = '', name = ''] = plain.split('/');
  return { kind: 'package', name: plain.startsWith('@') ? `${scope}/${name}` : scope };
}

/** `server/live/topicHub.ts` is in `server/live`, `server/app.ts` in `server`. */
const folderOf = (path: string): string => posix.dirname(path).split('/').slice(0, 2).join('/');

function fileProblem(from: string, to: string, { parts, siblings }: Architecture): string | null {
  const here = parts.find(({ files }) => files.test(from));
  const there = parts.find(({ files }) => files.test(to));
  if (!there) return `"${to}" has no place in the architecture`;
  if (!here) return null;
  if (!here.mayImport.includes(there.name)) return `${here.name} may not import ${there.name}`;
  if (here.name === there.name && here.closedFolders && folderOf(from) !== folderOf(to))
    return `${folderOf(from)} and ${folderOf(to)} are closed to each other`;
  const strangers = siblings.some(
    ({ files, registry }) => files.test(from) && files.test(to) && !registry.test(from) && !registry.test(to),
  );
  return strangers ? 'the two do not import each other' : null;
}

function packageProblem(
  from: string,
  name: string,
  isType: boolean,
  { packages }: Architecture,
): string | null {
  const place = packages.find((one) => one.name.test(name));
  if (!place) return `"${name}" has no station in the architecture`;
  const isAllowed = place.files.test(from) || (isType && place.types?.test(from) === true);
  return isAllowed ? null : `"${name}" stops at its station`;
}

function importProblem(from: string, { specifier, kind }: ScannedImport, rules: Architecture): string | null {
  if (kind === 'computed') return 'a computed import cannot be followed';
  const target = targetOf(from, specifier);
  if (target.kind === 'file' && specifier.startsWith('.') && folderOf(target.path) !== folderOf(from))
    return `"${specifier}" leaves its folder; use an alias`;
  if (target.kind === 'package') return packageProblem(from, target.name, kind === 'type', rules);
  if (target.path.startsWith('test/') && !from.startsWith('test/')) return 'nothing imports a test';
  return fileProblem(from, target.path, rules);
}

/** What only happens inside a machine: time, chance, the network, the page. */
const impurities: readonly (readonly [string, RegExp])[] = [
  ['Date.now', /\bDate\s*\.\s*now\b/],
  ['new Date()', /\bnew\s+Date\s*(?:\(\s*\)|(?![\s(]))/],
  ['Date()', /(?<!new\s+)\bDate\s*\(/],
  ['Math.random', /\bMath\s*\.\s*random\b/],
  ['performance', /\bperformance\s*\./],
  ['crypto', /\bcrypto\s*\./],
  ['a timer', /\bset(?:Timeout|Interval|Immediate)\s*\(/],
  ['fetch', /\bfetch\s*\(/],
  ['process', /\bprocess\s*\./],
  ['console', /\bconsole\s*\./],
  ['the page', /\b(?:window|document|navigator|localStorage)\s*\./],
];

function purityProblems({ path, source }: SourceModule): string[] {
  const { code } = scanSource(source);
  return impurities
    .filter(([, pattern]) => pattern.test(code))
    .map(([name]) => `${path}: ${name} does not belong into shared`);
}

/** Every arrow that the architecture does not have, one line each. */
export function arrowProblems(modules: readonly SourceModule[], rules: Architecture): string[] {
  return modules.flatMap((module) => {
    const { path, source } = module;
    if (!rules.parts.some(({ files }) => files.test(path)))
      return [`${path}: has no place in the architecture`];
    const imports = scanSource(source).imports.flatMap((one) => {
      const problem = importProblem(path, one, rules);
      return problem === null ? [] : [`${path} → ${one.specifier || '?'}: ${problem}`];
    });
    return path.startsWith('shared/') ? [...imports, ...purityProblems(module)] : imports;
  });
}

/** Every ring of modules once, as `a → b → a`. */
export function cycleProblems(modules: readonly SourceModule[]): string[] {
  const targets = new Map(
    modules.map(({ path, source }) => [
      path,
      scanSource(source)
        .imports.map((one) => targetOf(path, one.specifier))
        .flatMap((target) => (target.kind === 'file' ? [target.path] : [])),
    ]),
  );
  const done = new Set<string>();
  const problems: string[] = [];
  const visit = (path: string, road: readonly string[]): void => {
    if (road.includes(path)) {
      problems.push([...road.slice(road.indexOf(path)), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...road, path]);
    done.add(path);
  };
  for (const path of targets.keys()) visit(path, []);
  return problems;
}

const forbiddenFolders =
  /(?:^|\/)(?:utils?|helpers?|common|core|lib|misc|services?|managers?|types|constants|hooks|components|index)\//;
const refusedAboveLines = 400;

/** Names of files and folders, barrels, default exports, and the size that is refused. */
export function houseProblems(modules: readonly SourceModule[]): string[] {
  return modules.flatMap(({ path, source }) => {
    const problems: string[] = [];
    const name = posix.basename(path);
    const stem = name.replace(/(?:\.test)?\.tsx?$/, '');
    const { code } = scanSource(source);
    const lines = source.trimEnd().split('\n').length;
    if (forbiddenFolders.test(path)) problems.push(`${path}: the folder's name says nothing`);
    if (stem === 'index') problems.push(`${path}: no barrels`);
    const isComponent = /^[A-Z]/.test(stem);
    if (isComponent && !name.endsWith('.tsx'))
      problems.push(`${path}: only a component begins with a capital`);
    if (!/^[A-Za-z][A-Za-z0-9]*$/.test(stem)) problems.push(`${path}: expected camelCase or PascalCase`);
    if (
      isComponent &&
      !name.endsWith('.test.tsx') &&
      !/\bexport\s+(?:const|function|class)\s+[A-Z]/.test(code)
    )
      problems.push(`${path}: expected an exported component`);
    if (/\bexport\s+default\b/.test(code) && !path.startsWith('test/'))
      problems.push(`${path}: named exports only`);
    if (lines > refusedAboveLines)
      problems.push(`${path}: ${lines} lines; refused above ${refusedAboveLines}`);
    return problems;
  });
}
