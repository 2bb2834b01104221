import type { Demo, Profile } from '#shared/profile/profile.ts';
import type { ProfileProblem } from '#shared/profile/profileProblems.ts';

/** References of a demo feed that lead nowhere in its profile, and ratios without anything to divide by. */
export function demoProblems(demo: Demo, profile: Profile): ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  const report = (path: string, message: string) => problems.push({ path, message });
  const codes = new Set(profile.areas.map((area) => area.code));
  const indicators = new Map(profile.indicators.map((indicator) => [indicator.id, indicator]));
  const checkCodes = (path: string, given: Iterable<string>) => {
    for (const code of given)
      if (!codes.has(code)) report(path, `"${code}" is not the code of one of the areas`);
  };

  for (const [index, { indicator: id, areas = {}, sizes = {}, size }] of demo.indicators.entries()) {
    const path = `indicators[${index}]`;
    const indicator = indicators.get(id);
    if (!indicator) report(`${path}.indicator`, `"${id}" is not one of the indicators`);
    else if (indicator.measure === 'ratio' && size === undefined && Object.keys(sizes).length === 0)
      report(path, 'a ratio needs "size" or "sizes": what its denominators are about');
    checkCodes(`${path}.areas`, Object.keys(areas));
    checkCodes(`${path}.sizes`, Object.keys(sizes));
  }
  checkCodes('stormPath', demo.stormPath);
  if (demo.straggler) {
    checkCodes('straggler.area', [demo.straggler.area]);
    if (!profile.sources.some((source) => source.id === demo.straggler?.source))
      report('straggler.source', `"${demo.straggler.source}" is not one of the sources`);
  }
  return problems;
}
