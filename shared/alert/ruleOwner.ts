import type { Indicator } from '#shared/indicator/indicator.ts';
import type { LocalText } from '#shared/locale/localText.ts';
import { type AlertRule, watchedIndicators } from './alertRule.ts';

interface Owners {
  readonly indicators: readonly Pick<Indicator, 'id' | 'source' | 'owner'>[];
  /** Who answers where nobody else does. */
  readonly centre: LocalText;
}

/**
 * Who answers for a rule: whom it names, else the owner of the indicator that it watches or of one that its source sends, else
 * the centre itself.
 */
export function ownerOfRule({ owner, condition }: AlertRule, { indicators, centre }: Owners): LocalText {
  if (owner) return owner;
  const [watched] = watchedIndicators(condition);
  const source = condition.kind === 'late-source' ? condition.source : undefined;
  return indicators.find((one) => one.id === watched || one.source === source)?.owner ?? centre;
}
