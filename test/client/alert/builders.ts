import { type Alert, alertSchema } from '#shared/alert/alert.ts';

export const raisedAt = Date.UTC(2026, 10, 21, 7, 0);

/** An untaken alert of high priority; `facts` are completed. */
export const anAlert = (
  more: Partial<Record<keyof Alert, unknown>> & { readonly facts?: Partial<Alert['facts']> } = {},
): Alert =>
  alertSchema.parse({
    id: 'a1',
    rule: 'bts-down',
    priority: 'high',
    area: 'KỳSơn',
    subject: { kind: 'indicator', indicator: 'tel.bts_down' },
    revision: 1,
    raisedAt,
    returnedAt: null,
    occurrences: 1,
    value: 41,
    acknowledgement: null,
    ...more,
    facts: { active: true, acknowledged: false, latched: false, suppression: null, ...more.facts },
  });

export const anAcknowledged = (more: Parameters<typeof anAlert>[0] = {}): Alert =>
  anAlert({
    revision: 2,
    acknowledgement: {
      userId: 'u2',
      userName: 'Trần Văn B',
      at: raisedAt + 60_000,
      comment: 'Đã gọi điện lực',
    },
    ...more,
    facts: { acknowledged: true, ...more.facts },
  });
