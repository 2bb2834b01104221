import { json, type Request, type Response, Router } from 'express';
import type { CaseBook } from '#server/case/caseBook.ts';
import type { ParsedCases } from '#server/case/caseIntake.ts';
import { StoreRefusal } from '#server/indicator/readingStore.ts';
import { paths } from '#shared/protocol/routes.ts';
import { sendFailure } from './errorResponse.ts';
import { mayWrite } from './ingestToken.ts';

interface CaseRoutesParts {
  readonly book: CaseBook;
  readonly parse: (items: readonly unknown[]) => ParsedCases;
  /** The system that cases come from is alive. */
  readonly onDelivered: () => void;
  readonly token: string;
}

const shownRejections = 100;

/** Case records from the system that has them: `POST /api/cases` with an array; the same id again corrects the case. */
export function caseRoutes({ book, parse, onDelivered, token }: CaseRoutesParts): Router {
  const guard = (request: Request, response: Response, next: () => void): void => {
    if (mayWrite(request, token)) next();
    else
      sendFailure(response, {
        code: 'not-signed-in',
        detail: 'send "Authorization: Token <IOC_INGEST_TOKEN>"',
      });
  };
  const take = async (request: Request, response: Response): Promise<void> => {
    if (!Array.isArray(request.body))
      return sendFailure(response, { code: 'bad-request', detail: 'expected an array of cases' });
    const { cases, positions, rejections } = parse(request.body);
    try {
      const { accepted, refused } = await book.put(cases, null);
      await book.settle();
      if (accepted > 0) onDelivered();
      const all = [
        ...rejections,
        ...refused.map(({ index, detail }) => ({
          position: positions[index] ?? -1,
          code: 'wrong-level' as const,
          detail,
        })),
      ].sort((a, b) => a.position - b.position);
      const body = { accepted, rejected: all.length, rejections: all.slice(0, shownRejections) };
      response.status(all.length > 0 ? 400 : 200).json(body);
    } catch (error) {
      if (!(error instanceof StoreRefusal)) throw error;
      sendFailure(response, { code: error.code, detail: error.message });
    }
  };
  return Router().post(paths.cases, guard, json({ limit: '16mb' }), take);
}
