import { json, type Request, type RequestHandler, type Response, Router, raw } from 'express';
import type { ImportBook } from '#server/import/importBook.ts';
import { limitsFor } from '#server/import/importBook.ts';
import type { ImportStore } from '#server/import/importStore.ts';
import { FileFault } from '#server/import/tableReader.ts';
import type { Upload, Uploads } from '#server/import/uploads.ts';
import { StoreRefusal } from '#server/indicator/readingStore.ts';
import type { Sessions } from '#server/user/sessions.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import { importPlanSchema } from '#shared/import/importPlan.ts';
import {
  askedTableSchema,
  type LookBody,
  maxFileBytes,
  type UploadBody,
} from '#shared/import/importProtocol.ts';
import { paths } from '#shared/protocol/routes.ts';
import type { User } from '#shared/user/user.ts';
import { sendFailure } from './errorResponse.ts';
import { fromOwnPage } from './ownPage.ts';
import { sendRejects } from './rejectFile.ts';
import { requires } from './requestUser.ts';

interface ImportRoutesParts {
  readonly uploads: Uploads;
  readonly book: ImportBook;
  readonly store: Pick<ImportStore, 'planFor' | 'rejects'>;
  readonly sessions: Sessions;
  readonly tree: AreaTree;
  readonly clock: () => number;
}

const userOf = (response: Response): User => response.locals.user as User;

/** Faults of the file and a store that is away are answers; everything else is for the last stop. */
const answering =
  (work: (request: Request, response: Response) => Promise<void>): RequestHandler =>
  async (request, response) => {
    try {
      await work(request, response);
    } catch (error) {
      if (error instanceof FileFault)
        return sendFailure(response, { code: 'unreadable-file', detail: error.message });
      if (!(error instanceof StoreRefusal)) throw error;
      sendFailure(response, { code: error.code, detail: error.message });
    }
  };

function fileNameOf(request: Request): string {
  const { name } = request.query;
  return typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 200) : '?';
}

function sendBadPlan(response: Response, issue: { path: PropertyKey[]; message: string } | undefined): void {
  sendFailure(response, { code: 'bad-request', detail: `${issue?.path.join('.')}: ${issue?.message}` });
}

/** Files: sent, looked at, imported, undone. */
export function importRoutes(parts: ImportRoutesParts): Router {
  const { uploads, book, store, sessions, tree, clock } = parts;
  const mayImport = requires('data:import', { sessions, tree });

  const withUpload = (work: (upload: Upload, request: Request, response: Response) => Promise<void>) =>
    answering(async (request, response) => {
      const upload = uploads.find(String(request.params.id), userOf(response));
      if (!upload) return sendFailure(response, { code: 'not-found', detail: 'send the file again' });
      await work(upload, request, response);
    });

  const send = answering(async (request, response) => {
    const body: unknown = request.body;
    if (!Buffer.isBuffer(body) || body.length === 0)
      return sendFailure(response, { code: 'bad-request', detail: 'expected the bytes of a file' });
    // A copy of its own: the thread that reads the file takes the memory over.
    const bytes = new Uint8Array(body);
    const upload: UploadBody = await uploads.open(bytes, fileNameOf(request), userOf(response));
    response.status(201).json(upload);
  });

  const look = withUpload(async (upload, request, response) => {
    const asked = askedTableSchema.safeParse(request.body);
    if (!asked.success) return sendBadPlan(response, asked.error.issues[0]);
    const seen = await upload.table.look(asked.data);
    response.json({ look: seen, remembered: await store.planFor(seen.signature) } satisfies LookBody);
  });

  const preview = withUpload(async (upload, request, response) => {
    const plan = importPlanSchema.safeParse(request.body);
    if (!plan.success) return sendBadPlan(response, plan.error.issues[0]);
    response.json(await upload.table.preview(plan.data, limitsFor(userOf(response), clock())));
  });

  const start = withUpload(async (upload, request, response) => {
    const plan = importPlanSchema.safeParse(request.body);
    if (!plan.success) return sendBadPlan(response, plan.error.issues[0]);
    const started = await book.start(upload, plan.data, userOf(response));
    if (!started.ok) return sendFailure(response, started.failure);
    response.status(202).json({ import: started.value });
  });

  const find = answering(async (request, response) => {
    const record = await book.find(String(request.params.id), userOf(response));
    if (!record) return sendFailure(response, { code: 'not-found' });
    response.json({ import: record });
  });

  const undo = answering(async (request, response) => {
    const undone = await book.undo(String(request.params.id), userOf(response));
    if (!undone.ok) return sendFailure(response, undone.failure);
    response.status(202).json({ import: undone.value });
  });

  const rejects = answering(async (request, response) => {
    const record = await book.find(String(request.params.id), userOf(response));
    if (!record) return sendFailure(response, { code: 'not-found' });
    const language = request.query.lang === 'en' ? 'en' : 'vi';
    await sendRejects(response, {
      record,
      language,
      read: (from, count) => store.rejects(record.id, from, count),
    });
  });

  const body = json({ limit: '200kb' });
  return Router()
    .post(paths.uploads, fromOwnPage, mayImport, raw({ type: () => true, limit: maxFileBytes }), send)
    .post(`${paths.uploads}/:id/look`, fromOwnPage, mayImport, body, look)
    .post(`${paths.uploads}/:id/preview`, fromOwnPage, mayImport, body, preview)
    .post(`${paths.uploads}/:id/import`, fromOwnPage, mayImport, body, start)
    .get(
      paths.imports,
      mayImport,
      answering(async (_request, response) => {
        response.json({ imports: await book.newest(userOf(response)) });
      }),
    )
    .get(`${paths.imports}/:id`, mayImport, find)
    .post(`${paths.imports}/:id/undo`, fromOwnPage, mayImport, undo)
    .get(`${paths.imports}/:id/rejects.csv`, mayImport, rejects);
}
