import { formatDay, formatMoment } from '#client/format/clock.ts';
import { useCourseSeries, useDaySeries } from '#client/indicator/useSeries.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { startOfDay } from '#shared/area/calendarDay.ts';
import { courseOf, daysOfCourse } from './course.ts';
import { explorerTexts } from './explorerTexts.ts';
import { SeriesPart } from './SeriesPart.tsx';
import type { ExplorerFacts } from './useExplorer.ts';

interface PartProps {
  readonly facts: ExplorerFacts;
}

/** The last 24 hours of what is measured all the time. */
function DayPart({ facts }: PartProps) {
  const { timeZone } = useProvince().profile;
  const { day } = useTexts(explorerTexts).courses;
  const momentOf = (at: number): string => formatMoment(at, serverNow(), timeZone);
  const query = useDaySeries(facts.indicator.id, facts.area.id);
  return <SeriesPart facts={facts} span={{ ...day, momentOf }} query={query} />;
}

/** The last year, or years, of what is reported once in a while, on the territory of today. */
function YearsPart({ facts, course }: PartProps & { readonly course: 'year' | 'years' }) {
  const { dayOf, profile } = useProvince();
  const words = useTexts(explorerTexts).courses[course];
  const momentOf = (at: number): string => formatDay(at, profile.timeZone);
  const asked = { days: daysOfCourse[course], day: dayOf(facts.now) };
  const query = useCourseSeries(facts.indicator.id, facts.area.id, asked);
  return <SeriesPart facts={facts} span={{ ...words, momentOf }} query={query} />;
}

/** The last year of an area that ended: what is left to read of it. */
function LastYearPart({ facts, endedOn }: PartProps & { readonly endedOn: string }) {
  const { dayOf, profile } = useProvince();
  const { lastYear } = useTexts(explorerTexts).courses;
  const momentOf = (at: number): string => formatDay(at, profile.timeZone);
  const asked = { days: daysOfCourse.year, endedAt: startOfDay(endedOn, dayOf) };
  const query = useCourseSeries(facts.indicator.id, facts.area.id, asked);
  return <SeriesPart facts={facts} span={{ ...lastYear, momentOf }} query={query} />;
}

/** The course of the chosen indicator in the chosen area, as long as its cadence makes sense of. */
export function CoursePart({ facts }: PartProps) {
  const course = courseOf(facts.indicator);
  if (facts.endedOn !== null) return <LastYearPart facts={facts} endedOn={facts.endedOn} />;
  return course === 'day' ? <DayPart facts={facts} /> : <YearsPart facts={facts} course={course} />;
}
