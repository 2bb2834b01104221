import type { z } from 'zod';
import type { ImportPlan } from '#shared/import/importPlan.ts';
import {
  type ImportPreview,
  type ImportRecord,
  importBodySchema,
  previewBodySchema,
  type UploadBody,
  uploadBodySchema,
} from '#shared/import/importProtocol.ts';
import { paths } from '#shared/protocol/routes.ts';
import type { Role } from '#shared/user/user.ts';
import { eventually } from './eventually.ts';
import type { TestServer } from './testServer.ts';

/** Somebody who imports files over HTTP, as the page does. */
export interface ImportClient {
  upload(content: string | Uint8Array<ArrayBuffer>, name?: string): Promise<UploadBody>;
  preview(upload: UploadBody, plan: ImportPlan): Promise<ImportPreview>;
  /** Imports and waits for the end of it. */
  bringIn(upload: UploadBody, plan: ImportPlan): Promise<ImportRecord>;
  undo(id: string): Promise<ImportRecord>;
  find(id: string): Promise<ImportRecord>;
  request(path: string, init?: RequestInit): Promise<Response>;
}

const patience = { withinMs: 20_000, everyMs: 20 };

/** The plan that the names of the columns suggest, with the choices that only a person can make. */
export function planOf(upload: UploadBody, chosen: Partial<ImportPlan> = {}): ImportPlan {
  const { suggestion } = upload.look;
  if (!suggestion) throw new Error('the names of the columns say too little');
  return { ...suggestion, ...chosen };
}

async function bodyOf<Schema extends z.ZodType>(
  response: Response,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return schema.parse(JSON.parse(text)) as z.infer<Schema>;
}

export async function anImporter(
  server: Pick<TestServer, 'url' | 'signInAs'>,
  role: Role = 'operator',
): Promise<ImportClient> {
  const cookie = await server.signInAs(role);
  const request = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(server.url + path, {
      ...init,
      headers: { cookie, 'content-type': 'application/json', ...init.headers },
    });
  const post = (path: string, body: unknown): Promise<Response> =>
    request(path, { method: 'POST', body: JSON.stringify(body) });
  const find = async (id: string): Promise<ImportRecord> =>
    (await bodyOf(await request(`${paths.imports}/${id}`), importBodySchema)).import;
  const ended = (id: string): Promise<ImportRecord> =>
    eventually(
      () => find(id),
      ({ state }) => state !== 'running' && state !== 'undoing',
      patience,
    );
  return {
    request,
    find,
    upload: async (content, name = 'report.csv') =>
      bodyOf(
        await request(`${paths.uploads}?name=${encodeURIComponent(name)}`, {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream' },
          body: content,
        }),
        uploadBodySchema,
      ),
    preview: async ({ id }, plan) =>
      bodyOf(await post(`${paths.uploads}/${id}/preview`, plan), previewBodySchema),
    bringIn: async ({ id }, plan) => {
      const started = await bodyOf(await post(`${paths.uploads}/${id}/import`, plan), importBodySchema);
      return ended(started.import.id);
    },
    undo: async (id) => {
      await bodyOf(await post(`${paths.imports}/${id}/undo`, {}), importBodySchema);
      return ended(id);
    },
  };
}
