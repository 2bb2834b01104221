import { z } from 'zod';
import { type AlertId, alertSchema } from '#shared/alert/alert.ts';
import { daySchema } from '#shared/area/area.ts';
import { indicatorIdSchema } from '#shared/indicator/indicator.ts';
import { seriesNoteSchema } from '#shared/indicator/seriesNote.ts';
import { dimensionsIn } from '#shared/indicator/writtenForm.ts';
import { languages } from '#shared/locale/localText.ts';
import { pageProfileSchema } from '#shared/profile/profile.ts';
import { siteSchema } from '#shared/site/site.ts';
import { roles, userSchema } from '#shared/user/user.ts';
import { type errorCodes, failureSchema } from './result.ts';

/** Every path of the product. Both sides build their addresses from here. */
export const paths = {
  session: '/api/session',
  profile: '/api/profile',
  boundaries: '/api/map/boundaries',
  surroundings: '/api/map/surroundings',
  /** The province's own tiles, by byte ranges. Not under `/api/map`: a screen keeps what is there, and this is too large. */
  tiles: '/api/tiles',
  indicators: '/api/indicators',
  areas: '/api/areas',
  sites: '/api/sites',
  alerts: '/api/alerts',
  earlierAlerts: '/api/alerts/history',
  assignees: '/api/alerts/assignees',
  series: '/api/series',
  export: '/api/export',
  readings: '/api/readings',
  uploads: '/api/uploads',
  imports: '/api/imports',
  cases: '/api/cases',
  entries: '/api/entries',
  directives: '/api/directives',
  shift: '/api/shift',
  notifications: '/api/notifications',
  quality: '/api/quality',
  scenes: '/api/scenes',
  sceneHistory: '/api/scene-history',
  rules: '/api/rules',
  ruleTrial: '/api/rule-trial',
  performance: '/api/performance',
  writeV2: '/api/v2/write',
  writeV1: '/write',
  queryV1: '/query',
  ping: '/ping',
  health: '/healthz',
  ready: '/readyz',
  metrics: '/metrics',
  release: '/release.json',
  replay: '/api/replay',
  screens: '/api/screens',
  ownScreen: '/api/screens/own',
  pairings: '/api/screens/pairings',
} as const;

/** What the journal has on one alert. */
export const alertHistoryPath = (id: AlertId): string => `${paths.alerts}/${encodeURIComponent(id)}/history`;

/** The body of every refusal over HTTP. */
export const errorBodySchema = z.strictObject({ error: failureSchema });

export const signInSchema = z.union([
  z.strictObject({ username: z.string().min(1).max(100), password: z.string().min(1).max(200) }),
  z.strictObject({ demoRole: z.enum(roles) }),
]);

/** `demoRoles`: whether this address offers the demo roles without a password (demo mode, on loopback). */
export const sessionBodySchema = z.strictObject({ user: userSchema.nullable(), demoRoles: z.boolean() });
export type SessionBody = z.infer<typeof sessionBodySchema>;

export const profileBodySchema = z.strictObject({ hash: z.string(), profile: pageProfileSchema });

/** Every site of the province, in the order by which live messages number them. */
export const sitesBodySchema = z.strictObject({ sites: z.array(siteSchema) });

/** The files of the pages that the server has, by path, `/index.html` among them: what a screen keeps to start without it. */
export const releaseBodySchema = z.strictObject({ release: z.string(), files: z.array(z.string()) });
export type ReleaseBody = z.infer<typeof releaseBodySchema>;

/** The last instant that a calendar has, epoch ms. */
const furthestAt = 8.64e15;
const instantSchema = z.union([
  z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
  z.coerce.number().int().nonnegative().max(furthestAt),
]);

/** Bounded so that an answer has at most `maxSeriesPoints` buckets. */
export const maxSeriesPoints = 2_000;
/** Enough for a curve across half a screen. */
export const usualSeriesPoints = 400;
/**
 * Times in epoch ms; `every`, a bucket, in ms. Without it the finest step of which there are at most `maxPoints`. The answer
 * names its step: a longer one than asked where the asked one is not kept as far back. Buckets of whole 5 minutes
 * begin at times of the province's clock (days at its midnight), others at multiples since 1970 UTC; the first and the last
 * are whole. `area` is a code as of the last day asked for, or an id. With `territory`, a day, it is a code as of that day, and
 * its series is continued before and after by the areas that had exactly its territory.
 */
export const seriesQuerySchema = z.strictObject({
  indicator: indicatorIdSchema,
  area: z.string().min(1),
  from: instantSchema,
  to: instantSchema,
  every: z.coerce.number().int().min(1_000).optional(),
  maxPoints: z.coerce.number().int().min(2).max(maxSeriesPoints).optional(),
  territory: daySchema.optional(),
});

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/**
 * The rows of a series as a file, from 30 days before `to` unless given; the server takes now where a request has no `to`. With `children=1` instead one row for
 * each area below, with what was newest at `to`.
 */
export const exportQuerySchema = seriesQuerySchema.omit({ maxPoints: true }).extend({
  from: instantSchema.optional(),
  format: z.enum(exportFormats),
  children: z.enum(['0', '1']).optional(),
  lang: z.enum(languages).optional(),
});

/** Bucket start, time of the (oldest) reading, value or numerator, denominator or null, reporting, expected. */
export const seriesPointCodeSchema = z.tuple([
  z.number(),
  z.number(),
  z.number(),
  z.number().nullable(),
  z.int(),
  z.int(),
]);
export const seriesBodySchema = z.strictObject({
  indicator: indicatorIdSchema,
  area: z.string(),
  fromAt: z.number(),
  toAt: z.number(),
  everyMs: z.number(),
  points: z.array(seriesPointCodeSchema),
  notes: z.array(seriesNoteSchema),
});
export type SeriesBody = z.infer<typeof seriesBodySchema>;

export const alertsBodySchema = z.strictObject({ alerts: z.array(alertSchema) });

/** One reading as JSON; the parts are given together, and not beside a value. */
export const jsonReadingSchema = z
  .strictObject({
    indicator: z.string(),
    area: z.string(),
    at: z.union([z.number(), z.iso.datetime({ offset: true })]).optional(),
    value: z.number().optional(),
    numerator: z.number().optional(),
    denominator: z.number().optional(),
    source: z.string().optional(),
    /** The indicator's own dimensions, for one that is written by the name that it shares with others. */
    tags: z.record(z.string(), z.string()).optional(),
  })
  .refine(
    (item) =>
      item.value === undefined
        ? item.numerator !== undefined && item.denominator !== undefined
        : item.numerator === undefined && item.denominator === undefined,
    { message: 'expected either "value", or "numerator" and "denominator"' },
  )
  .refine(({ tags = {} }) => dimensionsIn(tags).length === Object.keys(tags).length, {
    message: 'expected only the dimensions of the indicator; area and source stand beside them',
    path: ['tags'],
  });

/** Why one reading of a request was refused. */
export const rejectionCodes = [
  'malformed',
  'unknown-indicator',
  'unknown-area',
  'unknown-source',
  'unknown-site',
  'unknown-tag',
  'unknown-dimension',
  'wrong-level',
  'wrong-type',
  'part-missing',
  'not-finite',
  'value-out-of-range',
  'time-out-of-range',
] as const;
export type RejectionCode = (typeof rejectionCodes)[number];

/** `position` is the line (line protocol, from 1) or the index (JSON, from 0) in the request. */
export const rejectionSchema = z.strictObject({
  position: z.int(),
  code: z.enum(rejectionCodes),
  detail: z.string(),
});
export type Rejection = Readonly<z.infer<typeof rejectionSchema>>;

export const readingsBodySchema = z.strictObject({
  accepted: z.int(),
  rejected: z.int(),
  rejections: z.array(rejectionSchema),
});

/** HTTP status of each code. */
export const statusOf: Readonly<Record<(typeof errorCodes)[number], number>> = {
  'bad-request': 400,
  'body-too-large': 413,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  forbidden: 403,
  'not-found': 404,
  'revision-conflict': 409,
  'already-acknowledged': 409,
  'not-acknowledgeable': 409,
  'wrong-state': 409,
  'end-refused': 422,
  'not-recovered': 409,
  'same-signer': 409,
  'store-away': 503,
  'journal-away': 503,
  'outbox-full': 503,
  'unreadable-file': 422,
  'choice-needed': 409,
  'not-undoable': 409,
  'value-refused': 422,
  'too-many-requests': 429,
  internal: 500,
  'no-answer': 504,
};
