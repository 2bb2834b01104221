import { type AlertRule, levelOf } from '#shared/alert/alertRule.ts';
import type { SingleCondition } from '#shared/alert/conditionSignal.ts';
import { isReservedSource } from '#shared/indicator/reservedSource.ts';
import { dimensionsIn, dimensionsText, fieldParts, formsOf } from '#shared/indicator/writtenForm.ts';
import { sceneProblems } from '#shared/scene/sceneProblems.ts';
import { checkLineage } from './lineageProblems.ts';
import type { Profile } from './profile.ts';

/** Where in a profile something does not fit, and what would. `path` as in `rules[3].condition.indicator`. */
export interface ProfileProblem {
  readonly path: string;
  readonly message: string;
}

type Report = (path: string, message: string) => void;

function checkUnique(list: string, ids: readonly string[], report: Report): void {
  const seen = new Set<string>();
  for (const [index, id] of ids.entries()) {
    if (seen.has(id)) report(`${list}[${index}].id`, `"${id}" is used twice; expected a unique id`);
    seen.add(id);
  }
}

function checkAreas({ areas, levels }: Profile, report: Report): void {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const rank = new Map(levels.map((level, index) => [level.id, index]));
  const roots = areas.filter((area) => area.parent === null);
  if (roots.length !== 1) report('areas', `${roots.length} areas have no parent; expected exactly one`);
  for (const [index, area] of areas.entries()) {
    const own = rank.get(area.level);
    if (own === undefined) report(`areas[${index}].level`, `"${area.level}" is not one of the levels`);
    if (area.validFrom !== null && area.validTo !== null && area.validTo <= area.validFrom)
      report(`areas[${index}].validTo`, `expected a day after validFrom (${area.validFrom})`);
    if (area.parent === null) continue;
    const parent = byId.get(area.parent);
    if (!parent) report(`areas[${index}].parent`, `"${area.parent}" is not one of the areas`);
    // A strictly higher level also rules out a cycle.
    else if ((rank.get(parent.level) ?? 0) >= (own ?? 0))
      report(`areas[${index}].parent`, `"${area.parent}" must be of a higher level than "${area.level}"`);
  }
}

function checkCodes({ areas }: Profile, report: Report): void {
  for (const [index, area] of areas.entries()) {
    // Asked for "413" nobody could tell the area that ended from the one that has the code today.
    const heir = areas.find((other) => other !== area && other.code === area.id);
    if (heir && area.validTo !== null)
      report(`areas[${index}].id`, `"${area.id}" is the code of "${heir.id}" now; expected another id`);
    const clash = areas
      .slice(0, index)
      .find(
        (other) =>
          other.code === area.code &&
          (other.validTo === null || area.validFrom === null || area.validFrom < other.validTo) &&
          (area.validTo === null || other.validFrom === null || other.validFrom < area.validTo),
      );
    if (clash)
      report(
        `areas[${index}].code`,
        `"${area.code}" also means "${clash.id}" at the same time; expected one area`,
      );
  }
}

function checkIndicators({ indicators, levels, sources }: Profile, report: Report): void {
  const ids = new Set<string>(indicators.map((indicator) => indicator.id));
  const levelIds = new Set(levels.map((level) => level.id));
  const sourceIds = new Set(sources.map((source) => source.id));
  for (const [index, indicator] of indicators.entries()) {
    const path = `indicators[${index}]`;
    if (!sourceIds.has(indicator.source))
      report(`${path}.source`, `"${indicator.source}" is not one of the sources`);
    for (const level of indicator.levels)
      if (!levelIds.has(level)) report(`${path}.levels`, `"${level}" is not one of the levels`);
    const { rollUp, measure, thresholds, better } = indicator;
    if (rollUp.rule === 'weighted-mean' && !ids.has(rollUp.weight))
      report(`${path}.rollUp.weight`, `"${rollUp.weight}" is not one of the indicators`);
    if (measure === 'value' && rollUp.rule === 'ratio')
      report(`${path}.rollUp.rule`, '"ratio" needs measure "ratio": a plain value has no parts to sum');
    if (measure === 'ratio' && rollUp.rule === 'sum')
      report(`${path}.rollUp.rule`, '"sum" would add percentages up; expected "ratio"');
    if (!thresholds) continue;
    const ordered =
      better === 'up'
        ? thresholds.critical < thresholds.attention
        : thresholds.critical > thresholds.attention;
    if ((better === 'up' || better === 'down') && !ordered)
      report(`${path}.thresholds.critical`, 'expected it on the worse side of attention');
    if (better === 'level' || better === 'none')
      report(`${path}.thresholds`, `better "${better}" has no worse side; expected "up" or "down"`);
  }
}

/** A field with its tags must mean one indicator, parts of ratios included, or a reading would be of two. */
function checkWrittenForms({ indicators }: Profile, report: Report): void {
  const taken = new Map<string, string>();
  for (const [index, indicator] of indicators.entries())
    for (const [place, { group, field, tags }] of formsOf(indicator).entries())
      for (const name of Object.values(fieldParts(field, indicator.measure))) {
        const dimensions = dimensionsText(dimensionsIn(tags));
        const line = `${group}${dimensions && `,${dimensions}`} ${name}`;
        const path = `indicators[${index}].${place === 0 ? 'id' : 'as'}`;
        const other = taken.get(line);
        // Two of the same id are told of already.
        if (other !== undefined && other !== indicator.id)
          report(path, `"${line}" would also be "${other}"; expected another field or tag`);
        taken.set(line, indicator.id);
      }
}

/** What people bring has sources of its own, which no system may pass for. */
function checkSources({ sources }: Profile, report: Report): void {
  for (const [index, { id }] of sources.entries())
    if (isReservedSource(id))
      report(`sources[${index}].id`, `"${id}" is kept for what people bring; expected another name`);
}

type RuleScene = Pick<Profile, 'indicators' | 'sources' | 'levels' | 'areas'>;

/** The parts of a condition with where each was written. */
function placedParts({ condition }: AlertRule): readonly (readonly [string, SingleCondition])[] {
  if (condition.kind !== 'combination') return [['condition', condition]];
  return condition.parts.map((part, index) => [`condition.parts[${index}]`, part] as const);
}

function checkIndicatorPart(
  part: Extract<SingleCondition, { indicator: unknown }>,
  { path, indicators }: { path: string } & Pick<Profile, 'indicators'>,
  report: Report,
): void {
  const indicator = indicators.find(({ id }) => id === part.indicator);
  if (!indicator) report(`${path}.indicator`, `"${part.indicator}" is not one of the indicators`);
  if (!indicator || part.kind !== 'projection') return;
  if (indicator.measure === 'ratio')
    report(
      `${path}.indicator`,
      `"${part.indicator}" is a ratio; expected a count that begins with the period`,
    );
  if (part.target === undefined && indicator.target === undefined)
    report(`${path}.target`, `"${part.indicator}" has no target of its own; expected a number`);
}

/**
 * What of one rule does not fit its province: what it watches, where. Paths within the rule. Used of a profile's rules at the
 * start, and of every rule that somebody saves.
 */
export function ruleProblems(rule: AlertRule, scene: RuleScene): ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  const { indicators, sources, levels, areas } = scene;
  for (const [path, part] of placedParts(rule)) {
    if ('indicator' in part) checkIndicatorPart(part, { path, indicators }, report);
    if (part.kind === 'late-source' && !sources.some(({ id }) => id === part.source))
      report(`${path}.source`, `"${part.source}" is not one of the sources`);
  }
  const level = levelOf(rule.condition);
  if (level !== null && !levels.some(({ id }) => id === level))
    report('condition.level', `"${level}" is not one of the levels`);
  for (const [index, area] of (rule.areas ?? []).entries())
    if (!areas.some(({ id }) => id === area)) report(`areas[${index}]`, `"${area}" is not one of the areas`);
  return problems;
}

function checkRules(profile: Profile, report: Report): void {
  for (const [index, rule] of profile.rules.entries())
    for (const { path, message } of ruleProblems(rule, profile)) report(`rules[${index}].${path}`, message);
}

function checkScenesAndSites(profile: Profile, report: Report): void {
  const { scenes, sites, areas, map, levels } = profile;
  for (const [index, scene] of scenes.entries())
    for (const { path, message } of sceneProblems(scene, profile))
      report(`scenes[${index}].${path}`, message);
  const areaIds = new Set(areas.map(({ id }) => id));
  for (const [index, { area, kind, to }] of sites.entries()) {
    if (!areaIds.has(area)) report(`sites[${index}].area`, `"${area}" is not one of the areas`);
    if (kind === 'route' && !to)
      report(`sites[${index}].to`, 'a route needs its other end; expected [longitude, latitude]');
    if (kind !== 'route' && to)
      report(`sites[${index}].to`, `a "${kind}" has one place; expected no other end`);
  }
  if (!levels.some((level) => level.id === map.level))
    report('map.level', `"${map.level}" is not one of the levels`);
}

/** What the schema alone cannot see: references that lead nowhere, ids used twice, rules that contradict. */
export function profileProblems(profile: Profile): ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  for (const list of ['levels', 'areas', 'sources', 'indicators', 'rules', 'scenes', 'sites'] as const)
    checkUnique(
      list,
      profile[list].map((item) => item.id),
      report,
    );
  checkAreas(profile, report);
  checkLineage(profile.areas, report);
  checkCodes(profile, report);
  checkIndicators(profile, report);
  checkWrittenForms(profile, report);
  checkSources(profile, report);
  checkRules(profile, report);
  checkScenesAndSites(profile, report);
  return problems;
}
