import { pino } from 'pino';

type Facts = Readonly<Record<string, unknown>>;

/** What every part may write to the log: facts first, then a sentence. No secrets and no whole bodies. */
export interface Log {
  debug(facts: Facts, sentence: string): void;
  info(facts: Facts, sentence: string): void;
  warn(facts: Facts, sentence: string): void;
  error(facts: Facts, sentence: string): void;
}

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** JSON lines on standard output. Errors keep their stack; tokens and passwords never come as facts. */
export const createLog = (level: LogLevel): Log =>
  pino({
    level,
    base: null,
    serializers: { error: pino.stdSerializers.err },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
