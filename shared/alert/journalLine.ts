import type { AreaId } from '#shared/area/area.ts';
import type { AlertId } from './alert.ts';
import type { AlertRuleId } from './alertRule.ts';
import type { AlertEvent } from './alertTransition.ts';
import type { Priority } from './priority.ts';

/** What figures about alerts need of an entry of the journal. Instants in epoch ms. */
export interface JournalLine {
  readonly at: number;
  readonly event: AlertEvent;
  /** Whether it called for attention: nothing else counts as an alert in the figures. */
  readonly annunciated: boolean;
  readonly alertId: AlertId;
  readonly rule: AlertRuleId;
  readonly area: AreaId;
  readonly priority: Priority;
  /** The alert after it. */
  readonly active: boolean;
  readonly acknowledged: boolean;
  /** Shelved, suppressed or out of service: nobody has to take it now. */
  readonly hidden: boolean;
  /** When the alert was first raised. */
  readonly raisedAt: number;
}
