import type { z } from 'zod';
import type { ImportPlan } from '#shared/import/importPlan.ts';
import {
  type AskedTable,
  type ImportPreview,
  type ImportRecord,
  importBodySchema,
  importsBodySchema,
  type LookBody,
  lookBodySchema,
  previewBodySchema,
  type UploadBody,
  uploadBodySchema,
} from '#shared/import/importProtocol.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { errorBodySchema, paths } from '#shared/protocol/routes.ts';

function readBody<T>(ok: boolean, text: string, schema: z.ZodType<T>): Result<T> {
  try {
    const body: unknown = JSON.parse(text);
    if (ok) return success(schema.parse(body));
    const refused = errorBodySchema.safeParse(body);
    return refused.success ? { ok: false, failure: refused.data.error } : failure('internal');
  } catch {
    // A proxy's error page in place of ours.
    return failure('internal');
  }
}

export async function ask<T>(path: string, schema: z.ZodType<T>, body?: unknown): Promise<Result<T>> {
  try {
    const response = await fetch(
      path,
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    );
    return readBody(response.ok, await response.text(), schema);
  } catch {
    // No server: the same to the person in front of the screen, whatever the browser calls it.
    return failure('store-away');
  }
}

/** Sends a file. `onSent` hears the share that has left, 0 to 1: `fetch` cannot tell. */
export function sendFile(file: File, onSent: (share: number) => void): Promise<Result<UploadBody>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${paths.uploads}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(readBody(request.status < 300, request.responseText, uploadBodySchema));
    request.onerror = () => resolve(failure('store-away'));
    request.send(file);
  });
}

export const lookAt = (upload: string, asked: AskedTable): Promise<Result<LookBody>> =>
  ask(`${paths.uploads}/${upload}/look`, lookBodySchema, asked);

export const previewFile = (upload: string, plan: ImportPlan): Promise<Result<ImportPreview>> =>
  ask(`${paths.uploads}/${upload}/preview`, previewBodySchema, plan);

export const startImport = (upload: string, plan: ImportPlan): Promise<Result<{ import: ImportRecord }>> =>
  ask(`${paths.uploads}/${upload}/import`, importBodySchema, plan);

export const readImports = (): Promise<Result<{ imports: readonly ImportRecord[] }>> =>
  ask(paths.imports, importsBodySchema);

export const undoImport = (id: string): Promise<Result<{ import: ImportRecord }>> =>
  ask(`${paths.imports}/${id}/undo`, importBodySchema, {});

export const rejectsAddress = (id: string, language: string): string =>
  `${paths.imports}/${id}/rejects.csv?lang=${language}`;
