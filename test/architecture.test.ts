import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type Architecture,
  arrowProblems,
  cycleProblems,
  houseProblems,
  type SourceModule,
} from '#test/support/architecture.ts';

const ofServer = ['app', 'spine', 'stations', 'concepts', 'footing', 'shared'];
const underStations = ['concepts', 'footing', 'shared'];
const ofClient = ['pages', 'desk frame', 'panes', 'client concepts', 'client live', 'plain', 'shared'];
const underPages = ['panes', 'client concepts', 'client live', 'plain', 'shared'];
const underPanes = ['client concepts', 'client live', 'plain', 'shared'];
const everything = ['tests', 'process edge', 'page edge', ...ofServer, ...ofClient];

/**
 * The architecture. A module may import what its part lists and nothing else, its own part only where it is listed. The
 * first pattern that fits decides the part.
 */
const architecture: Architecture = {
  parts: [
    { name: 'shared', files: /^shared\//, mayImport: ['shared'] },

    { name: 'process edge', files: /^server\/(main|ioc)\.ts$/, mayImport: ofServer },
    {
      name: 'app',
      files: /^server\/(parts\/\w+|app|backupCommands|verifyCommand|clientBuild)\.ts$/,
      mayImport: ofServer,
    },
    { name: 'spine', files: /^server\/readingPipeline\.ts$/, mayImport: ['concepts', 'shared'] },
    {
      name: 'stations',
      files: /^server\/(ingest|store|live|http|notify)\//,
      mayImport: ['stations', ...underStations],
      closedFolders: true,
    },
    {
      name: 'concepts',
      files:
        /^server\/(indicator|alert|area|site|directive|shift|escalation|notification|scene|user|profile|import|entry|backup|case|quality|export|screen|replay)\//,
      mayImport: underStations,
    },
    { name: 'footing', files: /^server\/(log|settings)\.ts$/, mayImport: ['footing', 'shared'] },

    {
      name: 'page edge',
      files: /^client\/((main|App|startUp|pageRelease|liveUpdates|ScreenGuide)\.tsx?$|(recovery|replay)\/)/,
      mayImport: ['page edge', ...ofClient],
    },
    {
      name: 'pages',
      files: /^client\/(wall|explorer|console|tracking|handover|admin)\//,
      mayImport: ['pages', 'desk frame', ...underPages],
      closedFolders: true,
    },
    // What explorer and console have around them. It knows who is signed in and how the link is: not plain.
    {
      name: 'desk frame',
      files: /^client\/(desk\/|ui\/Desk[A-Z]\w*\.tsx$)/,
      mayImport: ['desk frame', ...underPanes],
    },
    { name: 'panes', files: /^client\/(scene|tile|map|chart)\//, mayImport: underPages },
    {
      name: 'client concepts',
      files: /^client\/(indicator|alert|area|site|directive|shift|escalation|user|profile|screen)\//,
      mayImport: underPanes,
    },
    { name: 'client live', files: /^client\/live\//, mayImport: ['client live', 'shared'] },
    { name: 'plain', files: /^client\/(ui|format|locale)\//, mayImport: ['plain', 'shared'] },

    { name: 'tests', files: /^test\//, mayImport: everything },
  ],
  packages: [
    { name: /^zod$/, files: /./ },
    { name: /^(vitest|fast-check|playwright-core)$/, files: /^test\// },
    { name: /^write-excel-file$/, files: /^server\/export\// },
    { name: /^(csv-parse|saxes)$/, files: /^(server\/ingest\/table|test)\// },
    { name: /^node:sqlite$/, files: /^(server\/store|test)\// },
    { name: /^node:/, files: /^(server|test)\// },
    {
      name: /^@influxdata\//,
      files: /^(server\/store\/influx\/|server\/ingest\/(\w+\/)?\w*[tT]ail\w*\.ts$|test\/)/,
    },
    {
      name: /^express$/,
      files: /^(server\/http|test)\//,
      types: /^server\/(parts\/\w+|app|main)\.ts$/,
    },
    { name: /^(compression|helmet|prom-client|rate-limiter-flexible)$/, files: /^server\/http\// },
    { name: /^vite$/, files: /^server\/http\/developmentPages\.ts$|^test\// },
    { name: /^pino$/, files: /^server\/log\.ts$/ },
    { name: /^socket\.io$/, files: /^(server\/live|test\/bench)\// },
    { name: /^socket\.io-client$/, files: /^(client\/live|test)\// },
    {
      name: /^(maplibre-gl|deck\.gl|@deck\.gl\/.+|@luma\.gl\/.+)$/,
      // What the wall's map is measured against is not ours.
      files: /^(client\/map|test\/bench\/bareMap)\//,
    },
    { name: /^pmtiles$/, files: /^(client\/map|test)\// },
    { name: /^nodemailer$/, files: /^server\/notify\// },
    { name: /^uplot$/, files: /^client\/chart\// },
    { name: /^geojson$/, files: /^test\//, types: /^(client|server)\// },
    { name: /^(react|react-dom|wouter|@tanstack\/.+|@fontsource-variable\/.+)$/, files: /^(client|test)\// },
  ],
  siblings: [
    { files: /^client\/tile\/\w+Tile\.tsx$/, registry: /^client\/tile\/tileRegistry\.tsx?$/ },
    { files: /^client\/map\/layers\//, registry: /^$/ },
    { files: /^server\/(live|http)\/\w+(Handler|Routes)\.ts$/, registry: /^$/ },
  ],
};

const project = join(import.meta.dirname, '..');
const modules: SourceModule[] = globSync('{shared,server,client,test}/**/*.{ts,tsx}', { cwd: project })
  .filter((path) => !path.endsWith('.d.ts'))
  .map((path) => ({ path, source: readFileSync(join(project, path), 'utf8') }));

describe('the architecture', () => {
  test('is looked at as a whole', () => {
    expect(modules.length).toBeGreaterThan(150);
  });

  test('has no arrow but those of the table', () => {
    expect(arrowProblems(modules, architecture)).toEqual([]);
  });

  test('has no ring of modules', () => {
    expect(cycleProblems(modules)).toEqual([]);
  });

  test('keeps the names and the sizes of the house', () => {
    expect(houseProblems(modules)).toEqual([]);
  });
});

const problemsOf = (path: string, source: string): string[] =>
  arrowProblems([{ path, source }], architecture);

describe('a broken arrow is reported', () => {
  test.each([
    ['shared knows no node', 'shared/alert/a.ts', "import { readFile } from 'node:fs/promises';"],
    ['shared knows no other package', 'shared/alert/a.ts', "import type { Feature } from 'geojson';"],
    ['shared knows no server', 'shared/alert/a.ts', "import { b } from '#server/alert/b.ts';"],
    ['client knows no server', 'client/alert/a.ts', "import type { B } from '#server/alert/b.ts';"],
    ['server knows no client', 'server/alert/a.ts', "import { b } from '#client/alert/b.ts';"],
    ['nothing imports a test', 'shared/alert/a.ts', "import { b } from '#test/support/b.ts';"],
    ['a station imports no station', 'server/live/a.ts', "import { b } from '#server/http/b.ts';"],
    [
      'a station imports no station by type',
      'server/live/a.ts',
      "import type { B } from '#server/store/b.ts';",
    ],
    ['a concept imports no station', 'server/alert/a.ts', "import { b } from '#server/store/sql/b.ts';"],
    ['a concept does not import the app', 'server/alert/a.ts', "import { b } from '#server/app.ts';"],
    ['the spine sees no station', 'server/readingPipeline.ts', "import { b } from '#server/store/b.ts';"],
    ['the spine sees no log', 'server/readingPipeline.ts', "import { b } from '#server/log.ts';"],
    ['a page imports no page', 'client/wall/A.tsx', "import { b } from '#client/console/b.ts';"],
    ['a pane imports no page', 'client/tile/A.tsx', "import { b } from '#client/wall/b.ts';"],
    ['a concept imports no pane', 'client/alert/a.ts', "import { b } from '#client/map/b.ts';"],
    ['the link imports no concept', 'client/live/a.ts', "import { b } from '#client/alert/b.ts';"],
    ['what is plain imports no concept', 'client/ui/a.ts', "import { b } from '#client/alert/b.ts';"],
    [
      'a concept does not import the spine',
      'client/alert/a.ts',
      "import { b } from '#client/liveUpdates.ts';",
    ],
    ['a tile imports no tile', 'client/tile/ATile.tsx', "import { B } from './BTile.tsx';"],
    ['a layer imports no layer', 'client/map/layers/a.ts', "import { b } from './b.ts';"],
    ['a handler imports no handler', 'server/live/aHandler.ts', "import { b } from './bHandler.ts';"],
    ['express stops at http', 'server/live/a.ts', "import express from 'express';"],
    ['the app may have types of express only', 'server/app.ts', "import express from 'express';"],
    ['socket.io stops at live', 'server/http/a.ts', "import { Server } from 'socket.io';"],
    ['the live client stops at live', 'client/alert/a.ts', "import { io } from 'socket.io-client';"],
    [
      'InfluxDB stops at its store',
      'server/store/sql/a.ts',
      "import { b } from '@influxdata/influxdb-client';",
    ],
    ['SQL stops at the store', 'server/alert/a.ts', "import { DatabaseSync } from 'node:sqlite';"],
    ['the client knows no node', 'client/alert/a.ts', "import { join } from 'node:path';"],
    ['the map libraries stop at the map', 'client/tile/A.tsx', "import { Deck } from '@deck.gl/core';"],
    ['the plot library stops at the chart', 'client/tile/A.tsx', "import uPlot from 'uplot';"],
    ['an unknown package has no station', 'server/http/a.ts', "import lodash from 'lodash/merge';"],
    ['an unknown folder has no place', 'server/broker/a.ts', 'export const a = 1;'],
    ['nothing leads to an unknown folder', 'server/app.ts', "import { b } from '#server/broker/b.ts';"],
    ['a relative import stays in its folder', 'server/live/a.ts', "import { b } from '../alert/b.ts';"],
    ['a computed import cannot be followed', 'server/http/a.ts', 'const b = await import(name);'],
  ])('%s', (_sentence, path, source) => {
    const problems = problemsOf(path, source);

    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(path);
  });

  test.each([
    ['static', "import { b, type C } from '#server/http/b.ts';"],
    ['over several lines', "import {\n  b,\n  c as d,\n} from '#server/http/b.ts';"],
    ['of a type', "import type { B } from '#server/http/b.ts';"],
    ['of everything', "import * as b from '#server/http/b.ts';"],
    ['for its effect', "import '#server/http/b.ts';"],
    ['handed on', "export { b } from '#server/http/b.ts';"],
    ['handed on as a whole', "export * from '#server/http/b.ts';"],
    ['at run time', "const { b } = await import('#server/http/b.ts');"],
    ['as the entry of a thread', "new Worker(new URL('../http/b.ts', import.meta.url));"],
    [
      'after a text that looks like a comment',
      "const a = 'http://x /*';\nimport { b } from '#server/http/b.ts';",
    ],
    ['after an apostrophe on a page', "const a = <p>Don't</p>;\nimport { b } from '#server/http/b.ts';"],
    ['after an expression with quotes', "const a = /['\"`]/;\nimport { b } from '#server/http/b.ts';"],
    ['inside a template', `const a = \`\${await import('#server/http/b.ts')}\`;`],
  ])('in every form of import: %s', (_form, source) => {
    expect(problemsOf('server/live/a.ts', source)).toHaveLength(1);
  });

  test.each([
    ['in a line of comment', "// import { b } from '#server/http/b.ts';"],
    ['in a block of comment', "/* import { b } from '#server/http/b.ts'; */"],
    ['in a text', `const a = "import { b } from '#server/http/b.ts'";`],
    ['in a template', "const a = `import { b } from '#server/http/b.ts'`;"],
  ])('but not %s', (_place, source) => {
    expect(problemsOf('server/live/a.ts', source)).toEqual([]);
  });

  test.each([
    'Date.now()',
    'new Date()',
    'new Date',
    'Date()',
    'Math.random()',
    'performance.now()',
    'crypto.randomUUID()',
    'setTimeout(a, 1)',
    "fetch('/x')",
    'process.env',
    "console.log('x')",
    "document.querySelector('x')",
  ])('shared does not do %s', (expression) => {
    expect(problemsOf('shared/alert/a.ts', `export const a = ${expression};`)).toHaveLength(1);
  });

  test.each([
    'new Date(1_000)',
    'new Date(at).toISOString()',
    "'Date.now()'",
    'Date.UTC(2025, 6, 1)',
    'Math.max(1, 2)',
  ])('shared may do %s', (expression) => {
    expect(problemsOf('shared/alert/a.ts', `export const a = ${expression};`)).toEqual([]);
  });

  test('two modules in a ring are reported once', () => {
    const ring = [
      { path: 'shared/a/a.ts', source: "import { b } from '../b/b.ts';" },
      { path: 'shared/b/b.ts', source: "import type { C } from './c.ts';" },
      { path: 'shared/b/c.ts', source: "import { a } from '#shared/a/a.ts';" },
    ];

    const problems = cycleProblems(ring);

    expect(problems).toEqual(['shared/a/a.ts → shared/b/b.ts → shared/b/c.ts → shared/a/a.ts']);
  });

  test.each([
    ['a barrel', 'shared/alert/index.ts', ''],
    ['a folder that says nothing', 'server/utils/a.ts', ''],
    ['a file named after nothing', 'shared/alert/alert_state.ts', ''],
    ['a module with a capital', 'shared/alert/AlertState.ts', 'export function A() {}'],
    ['a component file without a component', 'client/alert/AlertMark.tsx', 'export const mark = 1;'],
    ['a default export', 'shared/alert/a.ts', 'export default 1;'],
    ['a file of 401 lines', 'shared/alert/a.ts', 'a();\n'.repeat(401)],
  ])('%s is reported', (_what, path, source) => {
    expect(houseProblems([{ path, source }])).toHaveLength(1);
  });
});
