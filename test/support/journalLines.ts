import type { AlertId } from '#shared/alert/alert.ts';
import type { AlertRuleId } from '#shared/alert/alertRule.ts';
import type { JournalLine } from '#shared/alert/journalLine.ts';
import { asArea, testNow } from './readingBuilders.ts';

/** A raise of an alert that called for attention. */
export function aLine(
  given: Partial<Omit<JournalLine, 'alertId' | 'rule' | 'area'>> & {
    readonly alertId?: string;
    readonly rule?: string;
    readonly area?: string;
  } = {},
): JournalLine {
  const { alertId = 'alert-1', rule = 'overdue', area = 'vinh', at = testNow, ...rest } = given;
  return {
    event: 'raise',
    annunciated: true,
    priority: 'medium',
    active: true,
    acknowledged: false,
    hidden: false,
    raisedAt: at,
    ...rest,
    at,
    alertId: alertId as AlertId,
    rule: rule as AlertRuleId,
    area: asArea(area),
  };
}
