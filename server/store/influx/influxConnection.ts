import { HttpError, InfluxDB } from '@influxdata/influxdb-client';
import { StoreRefusal } from '#server/indicator/readingStore.ts';
import { ContentRefusal } from '#server/store/contentRefusal.ts';

export interface InfluxAddress {
  readonly url: string;
  /** Where the server wants one (1.x with authentication); any word will do elsewhere. */
  readonly user?: string | undefined;
  /** API token, or the password on 1.x. */
  readonly token?: string | undefined;
  /** Named by the token already; sent along for gateways that route by it. */
  readonly org?: string | undefined;
  /** The bucket; the database on 1.x. */
  readonly bucket: string;
  /** On 1.x, where we make the database: the time that one of its shards spans, as InfluxQL writes it. */
  readonly shardDuration?: string | undefined;
}

/** One series of an answer, as /query gives it. */
export interface InfluxSeries {
  readonly tags?: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
  readonly values: readonly (readonly (string | number | boolean | null)[])[];
  readonly partial?: boolean;
}

interface InfluxAnswer {
  readonly error?: string;
  readonly results?: readonly {
    readonly error?: string;
    readonly partial?: boolean;
    readonly series?: readonly InfluxSeries[];
  }[];
}

export interface InfluxConnection {
  /** Line protocol, precision ms. Throws `StoreRefusal` or `ContentRefusal`. */
  write(lines: readonly string[]): Promise<void>;
  /** One InfluxQL statement; times in ms. Throws `StoreRefusal`. */
  query(statement: string): Promise<readonly InfluxSeries[]>;
  /** Whether the last request was answered. */
  isAnswering(): boolean;
}

/**
 * What the database says of the content, not of itself. Everything else is worth sending again: 401 and 404 too, because
 * an administrator puts the token or the bucket right, and what was measured meanwhile must not be gone by then.
 */
const contentStatuses: readonly number[] = [400, 413, 422];

/** Below the 25 MB that 1.x takes in one body, at any length of line that a profile can bring about. */
const linesPerRequest = 5_000;
const writeTimeoutMs = 10_000;
const queryTimeoutMs = 30_000;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isUnknownDatabase = (error: unknown): boolean => /database not found/i.test(messageOf(error));

function refusalOf(error: unknown): Error {
  if (error instanceof HttpError && contentStatuses.includes(error.statusCode))
    return new ContentRefusal(messageOf(error));
  return new StoreRefusal('store-away', messageOf(error));
}

function seriesIn(body: string): readonly InfluxSeries[] {
  const answer = JSON.parse(body) as InfluxAnswer;
  // InfluxDB answers 200 and puts the failure inside.
  const error = answer.error ?? answer.results?.find((result) => result.error)?.error;
  if (error !== undefined) throw new Error(error);
  const series = answer.results?.flatMap((result) => result.series ?? []) ?? [];
  if (answer.results?.some((result) => result.partial) || series.some(({ partial }) => partial))
    throw new Error('the answer was cut off: raise max-row-limit of the database');
  return series;
}

/**
 * Speaks /write and /query with a Basic header, the one dialect of 1.x, 2.x and 3. No buffer and no retry in here: what
 * is not confirmed is the sender's, and the outbox in front is durable where a buffer in memory is not.
 */
export function createInfluxConnection(address: InfluxAddress): InfluxConnection {
  const { url, user, token, org, bucket, shardDuration } = address;
  const credentials = Buffer.from(`${user ?? 'ioc'}:${token ?? ''}`).toString('base64');
  const headers = token === undefined ? {} : { authorization: `Basic ${credentials}` };
  // The client's own `token` would replace the header.
  const { transport } = new InfluxDB({ url, headers });
  const target = new URLSearchParams({ db: bucket, ...(org !== undefined && { org }) });
  let answering = true;

  const get = async (statement: string): Promise<readonly InfluxSeries[]> => {
    const chunks: Uint8Array[] = [];
    const path = `/query?${target}&epoch=ms&q=${encodeURIComponent(statement)}`;
    const options = {
      method: 'GET',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(queryTimeoutMs),
    };
    for await (const chunk of transport.iterate(path, '', options)) chunks.push(chunk);
    return seriesIn(Buffer.concat(chunks).toString('utf8'));
  };

  const createDatabase = async (): Promise<void> => {
    const shards = shardDuration === undefined ? '' : ` WITH SHARD DURATION ${shardDuration}`;
    const name = bucket.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
    const statement = `CREATE DATABASE "${name}"${shards}`;
    try {
      await transport.request(`/query?q=${encodeURIComponent(statement)}`, '', {
        method: 'POST',
        headers: { accept: 'application/json' },
        signal: AbortSignal.timeout(writeTimeoutMs),
      });
    } catch {
      // Only 1.x knows the statement, and only for an administrator. The request that follows says what is missing.
    }
  };

  const asked = async <T>(request: () => Promise<T>): Promise<T> => {
    try {
      const answer = await request().catch(async (error: unknown) => {
        if (!isUnknownDatabase(error)) throw error;
        await createDatabase();
        return request();
      });
      answering = true;
      return answer;
    } catch (error) {
      const refusal = refusalOf(error);
      answering = refusal instanceof ContentRefusal;
      throw refusal;
    }
  };

  const post = async (body: string): Promise<void> => {
    await transport.request(`/write?${target}&precision=ms`, body, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      signal: AbortSignal.timeout(writeTimeoutMs),
    });
  };

  return {
    write: async (lines) => {
      for (let from = 0; from < lines.length; from += linesPerRequest)
        await asked(() => post(lines.slice(from, from + linesPerRequest).join('\n')));
    },
    query: async (statement) => {
      try {
        return await asked(() => get(statement));
      } catch (error) {
        // A question has no content that could be set aside: it was not answered, that is all.
        throw error instanceof ContentRefusal ? new StoreRefusal('store-away', error.message) : error;
      }
    },
    isAnswering: () => answering,
  };
}
