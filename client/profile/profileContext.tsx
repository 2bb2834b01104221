import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { AlertRule, AlertRuleId } from '#shared/alert/alertRule.ts';
import { type AreaTree, createAreaTree } from '#shared/area/areaTree.ts';
import type { Indicator, IndicatorId } from '#shared/indicator/indicator.ts';
import type { PageProfile } from '#shared/profile/profile.ts';

/** The province on screen with its look-ups. */
export interface Province {
  readonly profile: PageProfile;
  readonly tree: AreaTree;
  readonly indicators: ReadonlyMap<IndicatorId, Indicator>;
  readonly rules: ReadonlyMap<AlertRuleId, AlertRule>;
}

export function provinceOf(profile: PageProfile): Province {
  return {
    profile,
    tree: createAreaTree(profile.levels, profile.areas),
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
  const province = useMemo(() => provinceOf(profile), [profile]);
  return <ProvinceContext value={province}>{children}</ProvinceContext>;
}

/** Only below `ProvinceProvider`. */
export function useProvince(): Province {
  const province = useContext(ProvinceContext);
  if (!province) throw new Error('useProvince outside ProvinceProvider');
  return province;
}
