import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BackupProblem } from './backupProblem.ts';

/** Raised when a release before cannot read what is written now. */
const formatVersion = 1;
export const manifestFile = 'manifest.json';

/** How many items, and a hash of what they say that does not depend on their order. */
const contentSchema = z.strictObject({ count: z.int().min(0), hash: z.string() });
export type Content = Readonly<z.infer<typeof contentSchema>>;

const fileSchema = z.strictObject({
  // Within the folder, whoever wrote the manifest.
  path: z
    .string()
    .regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/, 'expected a path within the folder, of letters, digits, . - _'),
  holds: z.enum(['readings', 'site-reports', 'table', 'profile', 'ingest-token']),
  /** Of a table. */
  database: z.string().optional(),
  table: z.string().optional(),
  items: z.int().min(0),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type BackupFile = Readonly<z.infer<typeof fileSchema>>;

const manifestSchema = z.strictObject({
  format: z.literal(formatVersion, {
    error: `this release reads format ${formatVersion}; use the release that wrote it, or a newer one`,
  }),
  madeAt: z.iso.datetime(),
  /** Of the profile as the server that wrote this read it. */
  profileHash: z.string(),
  readings: contentSchema,
  siteReports: contentSchema,
  databases: z.array(z.strictObject({ name: z.string(), schema: z.int().min(0) })),
  files: z.array(fileSchema),
});

/** What a back-up consists of. Written last: a folder without one is a back-up that was not finished. */
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

export const manifestOf = (facts: Omit<Manifest, 'format'>): Manifest => ({
  format: formatVersion,
  ...facts,
});

/** Throws `BackupProblem`, with the file and the field. */
export async function readManifest(folder: string): Promise<Manifest> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(join(folder, manifestFile), 'utf8'));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new BackupProblem(
      isMissing
        ? `${folder} has no ${manifestFile}: it is no back-up, or one that was not finished`
        : `${manifestFile} cannot be read: ${String(error)}`,
    );
  }
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new BackupProblem(`${manifestFile} is damaged:\n${problems.join('\n')}`);
}
