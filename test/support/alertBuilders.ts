import type { Alert, AlertId, AlertSubject } from '#shared/alert/alert.ts';
import type { AlertAction } from '#shared/alert/alertAction.ts';
import type { AlertRuleId } from '#shared/alert/alertRule.ts';
import type { AlertFacts } from '#shared/alert/alertState.ts';
import type { AlertCommand } from '#shared/protocol/alertCommands.ts';
import type { Role, User } from '#shared/user/user.ts';
import { asArea, asIndicator, testNow } from './readingBuilders.ts';

/** An untaken, active alert of the rule `overdue` for Vinh. `facts` may be given in part. */
export function anAlert(
  given: Partial<Omit<Alert, 'id' | 'rule' | 'area' | 'facts'>> & {
    readonly id?: string;
    readonly rule?: string;
    readonly area?: string;
    readonly facts?: Partial<AlertFacts>;
  } = {},
): Alert {
  const { id = 'alert-1', rule = 'overdue', area = 'vinh', facts, ...rest } = given;
  const subject: AlertSubject = { kind: 'indicator', indicator: asIndicator('dvc.overdue') };
  return {
    priority: 'high',
    subject,
    revision: 1,
    raisedAt: testNow,
    returnedAt: null,
    occurrences: 1,
    value: 60,
    reason: null,
    acknowledgement: null,
    assignment: null,
    comment: null,
    hiding: null,
    annunciatedAt: testNow,
    nuisance: null,
    ...rest,
    id: id as AlertId,
    rule: rule as AlertRuleId,
    area: asArea(area),
    facts: { active: true, acknowledged: false, latched: false, suppression: null, ...facts },
  };
}

/** An operator of the whole province. */
export function aUser(
  given: { readonly id?: string; readonly name?: string; readonly role?: Role; readonly area?: string } = {},
): User {
  const { id = 'an', name = 'Nguyễn Thị An', role = 'operator', area = 'nghe-an' } = given;
  return { id, name, role, area: asArea(area) };
}

interface CommandGiven {
  readonly operationId?: string;
  readonly alertId?: string;
  readonly revision?: number;
}

/** A command on `alert-1` as it was first raised. */
export const aCommand = (action: AlertAction, given: CommandGiven = {}): AlertCommand => ({
  operationId: given.operationId ?? 'operation-1',
  alertId: (given.alertId ?? 'alert-1') as AlertId,
  revision: given.revision ?? 1,
  action,
});

export const anAcknowledgement = ({
  comment = '',
  ...given
}: CommandGiven & { readonly comment?: string } = {}): AlertCommand =>
  aCommand({ kind: 'acknowledge', comment }, given);
