import type { Alert, AlertId } from '#shared/alert/alert.ts';
import type { AlertEvent } from '#shared/alert/alertTransition.ts';
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
  /** The sender's id of the command, so that a repeat is recognised after a restart too; null for the system. */
  readonly operationId: string | null;
}

/** What became of an operation that was accepted earlier. */
export interface KnownOperation {
  readonly alertId: AlertId;
  readonly revision: number;
  readonly userId: string;
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
  /** Writes nothing that matters, durably: rejects when an entry could not be kept now either. */
  probe(): Promise<void>;
  close(): Promise<void>;
}
