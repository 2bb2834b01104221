import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { Alert } from '#shared/alert/alert.ts';
import type { AlertRuleId } from '#shared/alert/alertRule.ts';
import { isUntaken } from '#shared/alert/alertState.ts';
import { type DutyTurn, onDutyAt } from '#shared/shift/dutyTurn.ts';
import {
  type HandoverAlert,
  type HandoverPart,
  type HandoverSheet,
  listedAtMost,
  type ShiftNote,
} from '#shared/shift/handover.ts';

/** The number of rules that a sheet names. */
export const namedRules = 10;
const dayMs = 86_400_000;

export interface SheetFacts {
  readonly fromAt: number;
  readonly now: number;
  readonly turns: readonly DutyTurn[];
  /** Every open alert, the most urgent first. */
  readonly alerts: readonly Alert[];
  readonly frequent: readonly { readonly rule: AlertRuleId; readonly count: number }[];
  readonly directives: { readonly open: number; readonly overdue: number };
  readonly notes: readonly ShiftNote[];
  readonly remark: string;
}

/** What one shift leaves to the next, in words that stay true when rules and areas change. */
export function handoverSheet({ profile, tree }: Catalogue, facts: SheetFacts): HandoverSheet {
  const { fromAt, now, turns, alerts, frequent, directives, notes, remark } = facts;
  const rules = new Map(profile.rules.map((rule) => [rule.id, rule]));
  const nameOf = (rule: AlertRuleId) => rules.get(rule)?.name ?? { vi: rule, en: rule };
  const rowOf = ({ id, rule, area, priority, raisedAt, acknowledgement }: Alert): HandoverAlert => ({
    alert: id,
    title: nameOf(rule),
    place: tree.get(area)?.fullName ?? { vi: area, en: area },
    priority,
    raisedAt,
    taken: acknowledgement && {
      userName: acknowledgement.userName,
      at: acknowledgement.at,
      comment: acknowledgement.comment,
    },
  });
  const partOf = (fits: (alert: Alert) => boolean): HandoverPart => {
    const fitting = alerts.filter(fits);
    return { total: fitting.length, rows: fitting.slice(0, listedAtMost).map(rowOf) };
  };
  return {
    fromAt,
    toAt: now,
    onDuty: onDutyAt(turns, now).map(({ name, position }) => ({ name, position })),
    open: partOf(({ facts: { suppression, ...rest } }) => isUntaken({ suppression, ...rest })),
    acknowledged: partOf(({ facts: { suppression, acknowledged } }) => suppression === null && acknowledged),
    shelved: partOf(({ facts: { suppression } }) => suppression !== null),
    stale: partOf(({ raisedAt }) => now - raisedAt > dayMs),
    frequent: frequent.map(({ rule, count }) => ({ rule, name: nameOf(rule), count })),
    directives: { open: directives.open, overdue: directives.overdue },
    notes: [...notes],
    remark,
  };
}
