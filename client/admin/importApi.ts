import { ask, readBody, tell } from '#client/live/ask.ts';
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
import { failure, type Result } from '#shared/protocol/result.ts';
import { paths } from '#shared/protocol/routes.ts';

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
  tell(`${paths.uploads}/${upload}/import`, importBodySchema, plan);

export const readImports = (): Promise<Result<{ imports: readonly ImportRecord[] }>> =>
  ask(paths.imports, importsBodySchema);

export const undoImport = (id: string): Promise<Result<{ import: ImportRecord }>> =>
  tell(`${paths.imports}/${id}/undo`, importBodySchema, {});

export const rejectsAddress = (id: string, language: string): string =>
  `${paths.imports}/${id}/rejects.csv?lang=${language}`;
