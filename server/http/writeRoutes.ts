import { isUtf8 } from 'node:buffer';
import { json, type Request, type Response, Router, raw, urlencoded } from 'express';
import type { Acceptance, Intake } from '#server/indicator/acceptance.ts';
import { StoreRefusal } from '#server/indicator/readingStore.ts';
import { paths } from '#shared/protocol/routes.ts';
import { sendFailure } from './errorResponse.ts';
import { mayWrite } from './ingestToken.ts';
import { createWriteLoad } from './writeLoad.ts';

interface WriteRoutesParts {
  readonly intake: Intake;
  readonly token: string;
  /** Of bodies under way at the same time, bytes. */
  readonly maxBytesUnderWay?: number;
}

/** After unpacking. About 200,000 values; Telegraf sends 1,000 lines at a time. */
const bodyLimit = 16 * 1024 ** 2;
/** About four times as much memory while it is being kept. Twenty Telegrafs that send at the same moment are 4 MB. */
const usualBytesUnderWay = 64 * 1024 ** 2;
/** Checking so many takes about a second, in which nobody else is answered. */
const itemsAtMost = 100_000;
/** More refusals than anybody reads; the count is always whole. */
const shownRejections = 100;

const bytesOf = (body: unknown): number => (Buffer.isBuffer(body) ? body.length : 0);
/** Of JSON, whose text is gone once it is parsed. */
const lengthOf = ({ headers }: Request): number => Number(headers['content-length'] ?? bodyLimit);

/** From 1; a newline is a byte of its own whatever stands around it. */
function lineNotUtf8(body: Buffer): number {
  let line = 1;
  for (let from = 0; ; line += 1) {
    const end = body.indexOf(0x0a, from);
    if (end === -1 || !isUtf8(body.subarray(from, end))) return line;
    from = end + 1;
  }
}

const readText = (body: Buffer): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);

/** As InfluxDB answers a partly bad body: 400, the good lines kept. `message` for 2.x clients, `error` for 1.x. */
function sendAcceptance(response: Response, { accepted, rejections, unlisted = 0 }: Acceptance): void {
  const [first] = rejections;
  if (!first) {
    response.status(204).end();
    return;
  }
  const refused = rejections.length + unlisted;
  const message = `partial write: ${accepted} values kept, ${refused} lines refused; line ${first.position}: ${first.detail}`;
  const line = first.position;
  response.status(400).json({
    code: 'invalid',
    message,
    error: message,
    line,
    rejections: rejections.slice(0, shownRejections),
  });
}

const isAllowed = (request: Request, response: Response, token: string): boolean => {
  if (mayWrite(request, token)) return true;
  const message = 'the token is missing or wrong; send "Authorization: Token <IOC_INGEST_TOKEN>"';
  response.status(401).json({ code: 'unauthorized', message, error: message });
  return false;
};

const withStore = async (response: Response, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error;
    sendFailure(response, { code: error.code, detail: error.message });
  }
};

/**
 * An InfluxDB 1.x client makes its database before it writes. Here there is nothing to make, and it must hear so; to read
 * there are other addresses.
 */
function answerStatement(request: Request, response: Response): void {
  const { q = (request.body as { q?: unknown } | undefined)?.q } = request.query;
  if (typeof q === 'string' && /^\s*create\s+database\s/i.test(q)) {
    response.json({ results: [{ statement_id: 0 }] });
    return;
  }
  const error = `only CREATE DATABASE is answered here; GET ${paths.series} reads`;
  response.status(400).json({ error });
}

/** The doors for readings. 204 only when every value is durable. */
export function writeRoutes({
  intake,
  token,
  maxBytesUnderWay = usualBytesUnderWay,
}: WriteRoutesParts): Router {
  const load = createWriteLoad({ maxBytes: maxBytesUnderWay, bodyLimit });

  const guard = (request: Request, response: Response, next: () => void): void => {
    // Before the body is read: a stranger must not make us unpack megabytes.
    if (isAllowed(request, response, token)) next();
  };

  const writeLines = (request: Request, response: Response): Promise<void> =>
    withStore(response, async () => {
      // Without a body the parser leaves none.
      const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      if (!isUtf8(body)) {
        const detail = `line ${lineNotUtf8(body)}: not UTF-8; nothing of the body was taken`;
        return sendFailure(response, { code: 'bad-request', detail });
      }
      const { precision } = request.query;
      const accepted = intake.lines({
        text: readText(body),
        precision: precision === undefined ? undefined : String(precision),
      });
      if (accepted === null)
        return sendFailure(response, { code: 'bad-request', detail: 'precision: expected ns, us, ms or s' });
      sendAcceptance(response, await accepted);
    });

  const writeItems = (request: Request, response: Response): Promise<void> =>
    withStore(response, async () => {
      if (!Array.isArray(request.body))
        return sendFailure(response, { code: 'bad-request', detail: 'expected an array of readings' });
      if (request.body.length > itemsAtMost) {
        const detail = `${request.body.length} readings; send at most ${itemsAtMost} per request`;
        return sendFailure(response, { code: 'body-too-large', detail });
      }
      const { accepted, rejections } = await intake.items(request.body);
      const body = {
        accepted,
        rejected: rejections.length,
        rejections: rejections.slice(0, shownRejections),
      };
      response.status(rejections.length > 0 ? 400 : 200).json(body);
    });

  return Router()
    .post(
      [paths.writeV2, paths.writeV1],
      guard,
      load.admit,
      raw({ type: () => true, limit: bodyLimit }),
      (request, response) =>
        load.during(response, bytesOf(request.body), () => writeLines(request, response)),
    )
    .post(paths.readings, guard, load.admit, json({ limit: bodyLimit }), (request, response) =>
      load.during(response, lengthOf(request), () => writeItems(request, response)),
    )
    .post(paths.queryV1, guard, urlencoded({ extended: false, limit: 10_000 }), answerStatement)
    .all(paths.ping, (_request, response) => {
      response.set('X-Influxdb-Version', 'ioc').status(204).end();
    });
}
