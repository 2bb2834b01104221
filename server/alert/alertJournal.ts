import type { Alert, AlertId } from '#shared/alert/alert.ts';
import type { AlertRuleId } from '#shared/alert/alertRule.ts';
import type { AlertEvent } from '#shared/alert/alertTransition.ts';
import type { JournalLine } from '#shared/alert/journalLine.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Annunciation } from '#shared/protocol/events.ts';

/** One thing that happened to an alert, with the alert as it was afterwards. */
export interface JournalEntry {
  readonly at: number;
  readonly event: AlertEvent;
  readonly alert: Alert;
  /** Whether it called for attention: only these count in the control-room figures. */
  readonly annunciated: boolean;
  /** Who did it; null for the system. */
  readonly userId: string | null;
  readonly userName: string | null;
  /** What they said with it: a comment, a reason, the name of who got it. */
  readonly note: string | null;
  /** The sender's id of the command, so that a repeat is recognised after a restart too; null for the system. */
  readonly operationId: string | null;
}

/** What became of an operation that was accepted earlier. */
export interface KnownOperation {
  readonly alertId: AlertId;
  readonly revision: number;
  readonly userId: string;
}

export interface WatchedAlerts {
  readonly rule: AlertRuleId;
  readonly area: AreaId;
  readonly limit: number;
}

/** Port: the append-only record of everything that happened to alerts, and their present state. */
export interface AlertJournal {
  /** All entries or none. Resolves only when they would survive a power cut; rejects when they cannot be kept. */
  append(entries: readonly JournalEntry[]): Promise<void>;
  /** Alerts that are not closed. */
  openAlerts(): Promise<Alert[]>;
  annunciationsSince(at: number): Promise<Annunciation[]>;
  operation(operationId: string): Promise<KnownOperation | null>;
  /** Every entry of one alert, oldest first. */
  history(alertId: AlertId): Promise<JournalEntry[]>;
  /** Alerts of one rule and area, open ones too, each as it is or was in the end; the newest first. */
  earlier(watch: WatchedAlerts): Promise<Alert[]>;
  /** What figures need of every entry since `at`, oldest first. Gives way to other work: it may be months. */
  linesSince(at: number): Promise<JournalLine[]>;
  /** When the first entry was written; null while there is none. */
  beganAt(): Promise<number | null>;
  /**
   * The alerts that were not closed at an instant, each as it was then. One whose last entry before lies earlier than
   * `sinceAt` is left out: a journal may hold years.
   */
  openAt(at: number, sinceAt: number): Promise<Alert[]>;
  /** Every entry in [fromAt, toAt), in the order in which they were appended. */
  between(span: { readonly fromAt: number; readonly toAt: number }): Promise<JournalEntry[]>;
  /** When the last annunciation before an instant was, and the first after it; null where there is none. */
  annunciatedAround(at: number): Promise<{ readonly before: number | null; readonly after: number | null }>;
  /** Writes nothing that matters, durably: rejects when an entry could not be kept now either. */
  probe(): Promise<void>;
  close(): Promise<void>;
}
