import { z } from 'zod';
import { type LogLevel, logLevels } from './log.ts';

const flag = z.enum(['0', '1'], { error: 'expected 0 or 1' }).transform((value) => value === '1');
const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `expected an address such as ${example}` });

const environmentSchema = z.object({
  IOC_PORT: z.coerce
    .number({ error: 'expected a port number, 0 to 65535' })
    .int('expected a whole number')
    .min(0, 'expected 0 to 65535')
    .max(65_535, 'expected 0 to 65535')
    .default(8080),
  IOC_HOST: z.string().min(1, 'expected a host name or address').default('127.0.0.1'),
  IOC_DATA_DIR: z.string().min(1, 'expected a folder').default('.data'),
  IOC_PROFILE: z.string().min(1, 'expected a shipped profile or a folder').default('nghe-an'),
  IOC_DEMO: flag.optional(),
  IOC_INFLUX_URL: url(/^https?$/, 'http://127.0.0.1:8086').optional(),
  IOC_INFLUX_USER: z.string().optional(),
  IOC_INFLUX_TOKEN: z.string().optional(),
  IOC_INFLUX_ORG: z.string().optional(),
  IOC_INFLUX_BUCKET: z.string().min(1, 'expected a bucket or database name').default('ioc'),
  IOC_INGEST_TOKEN: z.string().min(16, 'expected at least 16 characters').optional(),
  IOC_NOTIFY_WEBHOOK_URL: url(/^https?$/, 'https://receiver.example/ioc')
    // The call would fail each time; the signature says who speaks.
    .refine(
      (address) => !URL.canParse(address) || new URL(address).username === '',
      'expected no user name in the address',
    )
    .optional(),
  IOC_NOTIFY_WEBHOOK_SECRET: z.string().min(16, 'expected at least 16 characters').optional(),
  IOC_SMTP_URL: url(/^smtps?$/, 'smtp://user:password@mail.example:587').optional(),
  IOC_SMTP_FROM: z
    .string()
    .regex(/^([^<>@\r\n]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, {
      error: 'expected an address such as ioc@province.example or IOC <ioc@province.example>',
    })
    .optional(),
  IOC_LOG_LEVEL: z.enum(logLevels, { error: `expected one of ${logLevels.join(', ')}` }).default('info'),
});

export interface InfluxSettings {
  readonly url: string;
  readonly user: string | undefined;
  readonly token: string | undefined;
  readonly org: string | undefined;
  readonly bucket: string;
}

/** How notifications leave the centre; null: that way is not set up. */
export interface NotifySettings {
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  readonly smtp: { readonly url: string; readonly from: string } | null;
}

/** How this process runs. Read once, from the environment. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly profile: string;
  readonly demo: boolean;
  readonly influx: InfluxSettings | null;
  /** undefined: one is made at the first start and kept in the data folder. */
  readonly ingestToken: string | undefined;
  readonly notify: NotifySettings;
  readonly logLevel: LogLevel;
}

/** A variable with a value that cannot be used; the message names it and says what it takes. */
export class SettingsError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'SettingsError';
  }
}

/** An empty variable counts as not set: that is what a line `IOC_X=` in a container file means. */
const withoutEmpty = (environment: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));

function unknownVariables(environment: NodeJS.ProcessEnv): string[] {
  const known = Object.keys(environmentSchema.shape);
  return Object.keys(environment)
    .filter((name) => name.startsWith('IOC_') && !name.startsWith('IOC_TEST_') && !known.includes(name))
    .map((name) =>
      name === 'IOC_DATABASE_URL'
        ? `${name}: PostgreSQL is not supported by this release; leave it out for the embedded file`
        : `${name}: not a setting; expected one of ${known.join(', ')}`,
    );
}

/** Two variables that make one setting: one without the other is a mistake, and neither is a secret that may be said. */
const pairs = [
  [
    'IOC_NOTIFY_WEBHOOK_URL',
    'IOC_NOTIFY_WEBHOOK_SECRET',
    'at least 16 characters, known to the receiver too',
  ],
  ['IOC_NOTIFY_WEBHOOK_SECRET', 'IOC_NOTIFY_WEBHOOK_URL', 'an address such as https://receiver.example/ioc'],
  ['IOC_SMTP_URL', 'IOC_SMTP_FROM', 'an address such as ioc@province.example'],
  ['IOC_SMTP_FROM', 'IOC_SMTP_URL', 'an address such as smtp://mail.example:25'],
] as const;

function halfSettings(given: z.infer<typeof environmentSchema>): string[] {
  return pairs
    .filter(([one, other]) => given[one] !== undefined && given[other] === undefined)
    .map(([one, other, takes]) => `${other}: expected ${takes}, because ${one} is set`);
}

function notifyOf(given: z.infer<typeof environmentSchema>): NotifySettings {
  const { IOC_NOTIFY_WEBHOOK_URL: address, IOC_NOTIFY_WEBHOOK_SECRET: secret } = given;
  const { IOC_SMTP_URL: server, IOC_SMTP_FROM: from } = given;
  return {
    webhook: address !== undefined && secret !== undefined ? { url: address, secret } : null,
    smtp: server !== undefined && from !== undefined ? { url: server, from } : null,
  };
}

/**
 * Parses the environment. Throws `SettingsError` with every problem at once. A value is never repeated in a message: it may
 * be a secret. The demo feed runs until a real source is configured.
 */
export function parseSettings(environment: NodeJS.ProcessEnv): Settings {
  const parsed = environmentSchema.safeParse(withoutEmpty(environment));
  const unknown = unknownVariables(environment);
  if (!parsed.success)
    throw new SettingsError([
      ...unknown,
      ...parsed.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`),
    ]);
  const given = parsed.data;
  const problems = [...unknown, ...halfSettings(given)];
  if (problems.length > 0) throw new SettingsError(problems);
  const influx = given.IOC_INFLUX_URL
    ? {
        url: given.IOC_INFLUX_URL,
        user: given.IOC_INFLUX_USER,
        token: given.IOC_INFLUX_TOKEN,
        org: given.IOC_INFLUX_ORG,
        bucket: given.IOC_INFLUX_BUCKET,
      }
    : null;
  return {
    port: given.IOC_PORT,
    host: given.IOC_HOST,
    dataDir: given.IOC_DATA_DIR,
    profile: given.IOC_PROFILE,
    demo: given.IOC_DEMO ?? (influx === null && given.IOC_INGEST_TOKEN === undefined),
    influx,
    ingestToken: given.IOC_INGEST_TOKEN,
    notify: notifyOf(given),
    logLevel: given.IOC_LOG_LEVEL,
  };
}
