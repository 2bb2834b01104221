import { formatClock } from '#client/format/clock.ts';
import type { Province } from '#client/profile/profileContext.tsx';
import { isValidOn } from '#shared/area/areaTree.ts';
import { csvText } from '#shared/import/csvText.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Language } from '#shared/locale/localText.ts';

interface SampleMeans {
  readonly province: Pick<Province, 'profile' | 'dayOf'>;
  readonly language: Language;
  /** Epoch ms: the moment that its lines are of. */
  readonly now: number;
}

/** As the import knows its columns by name. */
const headers: Readonly<Record<Language, readonly string[]>> = {
  vi: ['Mã chỉ số', 'Chỉ số', 'Mã địa bàn', 'Địa bàn', 'Thời điểm', 'Giá trị', 'Tử số', 'Mẫu số'],
  en: ['indicator', 'name', 'area', 'area name', 'time', 'value', 'numerator', 'denominator'],
};

/**
 * A file to be filled in: one line for each area of the map's level, for the first indicator of this level that is counted and
 * the first that is a ratio. Its numbers are empty: nothing untrue can be imported from it.
 */
export function sampleFile({ province: { profile, dayOf }, language, now }: SampleMeans): string {
  const { level } = profile.map;
  const areas = profile.areas.filter((area) => area.level === level && isValidOn(area, dayOf(now)));
  const first = (measure: Indicator['measure']): Indicator | undefined =>
    profile.indicators.find((indicator) => indicator.measure === measure && indicator.levels.includes(level));
  // The year first is read in one way alone: nobody is asked for the form.
  const at = `${dayOf(now)} ${formatClock(now, profile.timeZone)}`;
  const rows = [first('value'), first('ratio')]
    .filter((indicator) => indicator !== undefined)
    .flatMap(({ id, name }) =>
      areas.map(({ code, fullName }) => [id, name[language], code, fullName[language], at, '', '', '']),
    );
  return csvText([headers[language], ...rows], language === 'vi' ? ';' : ',');
}
