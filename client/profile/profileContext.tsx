import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useValue } from '#client/live/valueStore.ts';
import type { AlertRule, AlertRuleId } from '#shared/alert/alertRule.ts';
import { type AreaTree, createAreaTree } from '#shared/area/areaTree.ts';
import { createDayOf } from '#shared/area/calendarDay.ts';
import { type Crosswalk, createCrosswalk } from '#shared/area/crosswalk.ts';
import { createLocalCalendar, type LocalCalendar } from '#shared/import/localInstant.ts';
import type { Indicator, IndicatorId } from '#shared/indicator/indicator.ts';
import type { PageProfile } from '#shared/profile/profile.ts';
import { changedRules } from './changedRules.ts';

/** The province on screen with its look-ups. */
export interface Province {
  readonly profile: PageProfile;
  readonly tree: AreaTree;
  readonly crosswalk: Crosswalk;
  readonly calendar: LocalCalendar;
  /** The calendar day (`YYYY-MM-DD`) of an instant in the province's time zone. */
  readonly dayOf: (at: number) => string;
  readonly indicators: ReadonlyMap<IndicatorId, Indicator>;
  /** As they are now: those of the profile may have been changed since the page was loaded. */
  readonly rules: ReadonlyMap<AlertRuleId, AlertRule>;
}

export function provinceOf(profile: PageProfile): Province {
  return {
    profile,
    tree: createAreaTree(profile.levels, profile.areas),
    crosswalk: createCrosswalk(profile.areas),
    calendar: createLocalCalendar(profile.timeZone),
    dayOf: createDayOf(profile.timeZone),
    indicators: new Map(profile.indicators.map((indicator) => [indicator.id, indicator])),
    rules: new Map(profile.rules.map((rule) => [rule.id, rule])),
  };
}

const ProvinceContext = createContext<Province | null>(null);

export function ProvinceProvider({
  profile,
  children,
}: {
  readonly profile: PageProfile;
  readonly children: ReactNode;
}) {
  const loaded = useMemo(() => provinceOf(profile), [profile]);
  const changed = useValue(changedRules);
  const province = useMemo(
    () => (changed.size === 0 ? loaded : { ...loaded, rules: new Map([...loaded.rules, ...changed]) }),
    [loaded, changed],
  );
  return <ProvinceContext value={province}>{children}</ProvinceContext>;
}

/** Only below `ProvinceProvider`. */
export function useProvince(): Province {
  const province = useContext(ProvinceContext);
  if (!province) throw new Error('useProvince outside ProvinceProvider');
  return province;
}
