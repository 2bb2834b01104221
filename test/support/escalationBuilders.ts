import type { AlertId } from '#shared/alert/alert.ts';
import type { Escalation } from '#shared/escalation/escalation.ts';
import { asArea, hourMs, testNow } from './readingBuilders.ts';

/** An alert of Vinh that went up to Binh. */
export function anEscalation(
  given: Partial<Omit<Escalation, 'alert' | 'area'>> & {
    readonly alert?: string;
    readonly area?: string;
  } = {},
): Escalation {
  const { alert = 'alert-1', area = 'vinh', ...rest } = given;
  return {
    level: 1,
    at: testNow,
    waitingSinceAt: testNow - hourMs,
    to: [{ name: 'Lê Bình', position: 'Lãnh đạo trực' }],
    ...rest,
    alert: alert as AlertId,
    area: asArea(area),
  };
}
