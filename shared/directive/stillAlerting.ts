import type { Alert } from '#shared/alert/alert.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Directive } from './directive.ts';

interface AlertedSubject {
  readonly directive: Pick<Directive, 'subject' | 'area'>;
  /** The one that it is about; undefined of a silent source. */
  readonly indicator: Indicator | undefined;
  readonly isWithin: AreaTree['isWithin'];
}

/**
 * Whether an alert speaks against a recovery: the one that the direction was given on, or any about the same indicator, or the
 * sites that it counts, in the area or a part of it. The band of a district may be calm by thresholds made for the province.
 */
export function isStillAlerting(
  alerts: readonly Pick<Alert, 'id' | 'area' | 'subject' | 'facts'>[],
  { directive: { subject, area }, indicator, isWithin }: AlertedSubject,
): boolean {
  const isAboutIt = (about: Alert['subject']): boolean =>
    indicator !== undefined &&
    ((about.kind === 'indicator' && about.indicator === indicator.id) ||
      (about.kind === 'sites' && about.siteKind === indicator.sites?.kind));
  return alerts.some(
    (alert) =>
      alert.facts.active &&
      ((subject.kind === 'alert' && alert.id === subject.alert) ||
        (isAboutIt(alert.subject) && isWithin(alert.area, area))),
  );
}
