import type { LoadedProfile } from '#server/profile/loadProfile.ts';
import {
  type AlertRule,
  type AlertRuleId,
  alertRuleSchema,
  type ThresholdCondition,
} from '#shared/alert/alertRule.ts';
import type { LevelId } from '#shared/area/area.ts';
import type { Source } from '#shared/indicator/indicator.ts';
import type { Profile } from '#shared/profile/profile.ts';
import type { Scene, SceneId } from '#shared/scene/scene.ts';
import {
  aProfileTree,
  asIndicator,
  asSource,
  minuteMs,
  testIndicators,
  testLevels,
  testSites,
  testTimeZone,
} from './readingBuilders.ts';

const named = (text: string) => ({ vi: text, en: text });
const district = 'district' as LevelId;

export const aSource = (id: string, lateAfter = 10 * minuteMs): Source => ({
  id: asSource(id),
  name: named(id),
  lateAfter,
});

/** Overdue files of a district at 50 or above; raises at once and returns at once under 45. */
export function aRule(
  given: Partial<Pick<AlertRule, 'priority'>> &
    Partial<Omit<ThresholdCondition, 'indicator' | 'level' | 'kind'>> & {
      readonly id?: string;
      readonly indicator?: string;
      readonly level?: string;
    } = {},
): AlertRule {
  const { id = 'overdue', priority = 'high', indicator = 'dvc.overdue', level = district, ...rest } = given;
  return {
    id: id as AlertRuleId,
    name: named(id),
    priority,
    enabled: true,
    condition: {
      kind: 'threshold',
      side: 'above',
      limit: 50,
      deadband: 5,
      onDelay: 0,
      offDelay: 0,
      ...rest,
      indicator: asIndicator(indicator),
      level: level as LevelId,
    },
    response: named('Gọi bộ phận một cửa'),
  };
}

/** A rule of any other kind: whatever the condition lacks is as quick and as plain as can be. */
export const aRuleAbout = (
  condition: unknown,
  given: { readonly id?: string; readonly areas?: string[] } = {},
) =>
  alertRuleSchema.parse({
    id: 'about',
    name: named('about'),
    priority: 'medium',
    condition,
    response: named('Gọi đầu mối trực'),
    ...given,
  });

export function aLateSourceRule(source = 'portal', id = `late-${source}`): AlertRule {
  return {
    id: id as AlertRuleId,
    name: named(id),
    priority: 'medium',
    enabled: true,
    condition: { kind: 'late-source', source: asSource(source) },
    response: named('Gọi đơn vị vận hành'),
  };
}

const testScene: Scene = {
  id: 'overview' as SceneId,
  name: named('Tổng quan'),
  places: [
    {
      ...{ column: 1, row: 1, columns: 7, rows: 12 },
      tiles: [{ kind: 'map', indicator: asIndicator('dvc.overdue'), limits: [10, 50] }],
    },
    { column: 8, row: 1, columns: 5, rows: 12, tiles: [{ kind: 'alert-list' }] },
  ],
};

/** The tree, indicators and sites of `readingBuilders` with one rule: overdue files of a district at 50 or above. */
export function aProfile(given: Partial<Profile> = {}): Profile {
  return {
    id: 'test',
    name: named('Nghệ An'),
    centre: named('Trung tâm điều hành'),
    timeZone: testTimeZone,
    levels: [...testLevels],
    map: { level: district, notice: null, credits: ['nobody'], labels: [] },
    reforms: [],
    areas: [...aProfileTree().areas],
    sources: [aSource('portal'), aSource('1022')],
    indicators: [...testIndicators],
    rules: [aRule()],
    scenes: [testScene],
    sites: [...testSites],
    ...given,
  };
}

/** A profile as the server holds it. No boundaries: the map is not what is tested with it. */
export const aLoadedProfile = (profile: Profile = aProfile(), hash = 'test-profile'): LoadedProfile => ({
  profile,
  boundaries: { type: 'FeatureCollection', features: [] },
  surroundings: null,
  tiles: null,
  demo: null,
  hash,
});
