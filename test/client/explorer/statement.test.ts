import { describe, expect, it } from 'vitest';
import { pullDownOf } from '#client/explorer/pullDown.ts';
import type { RankedArea } from '#client/explorer/ranking.ts';
import { notReportedBelow, type StatementFacts, statementOf } from '#client/explorer/statement.ts';
import type { ValueLook } from '#client/indicator/valueLook.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { aCount, anArea, anIndicator, aRow, levels, now, plain, ratio, theProvince } from './builders.ts';

const province = (measured: Parameters<typeof aRow>[1], look: Partial<ValueLook> = {}): RankedArea =>
  aRow('Nghệ An', measured, { area: theProvince, ...look });

const facts = (
  chosen: RankedArea,
  rows: readonly RankedArea[] = [],
  indicator: Indicator = anIndicator(),
): StatementFacts => ({
  indicator,
  chosen,
  isRoot: chosen.area.parent === null,
  levels,
  childLevel: levels[levels.findIndex(({ id }) => id === chosen.area.level) + 1],
  pullDown: pullDownOf(rows, indicator),
  now,
  timeZone: 'Asia/Ho_Chi_Minh',
});

/** Thin and unbreakable spaces are typography; the tests are about words. */
const plainly = (text: string): string => text.replace(/[\u202f\u00a0]/g, ' ');
const vi = (given: StatementFacts): string => plainly(statementOf(given, 'vi'));
const en = (given: StatementFacts): string => plainly(statementOf(given, 'en'));

const fourShort = [
  aRow('Kỳ Sơn', ratio(200, 1_000)),
  aRow('Quế Phong', ratio(300, 1_000)),
  aRow('Con Cuông', ratio(400, 1_000)),
  aRow('Vinh', ratio(750, 1_000)),
];

describe('the statement on top of the explorer', () => {
  it('gives value, distance to the target and the areas that pull it down most', () => {
    const given = facts(province(ratio(724, 1_000)), fourShort);

    expect(vi(given)).toBe(
      'Tỷ lệ hồ sơ nộp trực tuyến 72,4 %, thấp hơn chỉ tiêu 7,6 điểm; Kỳ Sơn, Quế Phong, Con Cuông kéo giảm nhiều nhất, chiếm 97 % phần thiếu.',
    );
    expect(en(given)).toBe(
      'Dossiers submitted online: 72.4 %, 7.6 points below the target; Kỳ Sơn, Quế Phong and Con Cuông pull it down most, with 97 % of the shortfall.',
    );
  });

  it('subtracts the number that is shown, so that the reader gets the same', () => {
    expect(vi(facts(province(ratio(72_351, 100_000))))).toContain('72,4 %, thấp hơn chỉ tiêu 7,6 điểm');
  });

  it('does not call a target reached because the rounded number equals it', () => {
    const text = vi(facts(province(ratio(79_980, 100_000))));

    expect(text).toBe('Tỷ lệ hồ sơ nộp trực tuyến 80,0 %, sát chỉ tiêu 80 % nhưng chưa đạt.');
  });

  it('says that the target is reached and who is still short of it', () => {
    const text = vi(facts(province(ratio(85, 100)), fourShort));

    expect(text).toBe(
      'Tỷ lệ hồ sơ nộp trực tuyến 85,0 %, đạt chỉ tiêu 80 %; còn 4 huyện chưa đạt, nhiều nhất là Kỳ Sơn, Quế Phong, Con Cuông.',
    );
  });

  it('names all of them when only a few are short', () => {
    const text = vi(facts(province(ratio(85, 100)), fourShort.slice(0, 2)));

    expect(text).toContain('; chỉ còn Kỳ Sơn, Quế Phong chưa đạt.');
  });

  it('names the area when it is not the whole province', () => {
    const text = vi(facts(aRow('Kỳ Sơn', ratio(45, 100))));

    expect(text).toBe('Huyện Kỳ Sơn: tỷ lệ hồ sơ nộp trực tuyến 45,0 %, thấp hơn chỉ tiêu 35,0 điểm.');
  });

  it('does not repeat a unit that the name has said, and gives the share of a sum', () => {
    const indicator = aCount();
    const rows = [8, 6, 4, 2].map((count, index) => aRow(`H${index}`, plain(count)));
    const given = facts(province(plain(20)), rows, indicator);

    expect(vi(given)).toBe('Số hồ sơ quá hạn 20, chỉ tiêu 0; H0, H1, H2 nhiều nhất, chiếm 90 % tổng số.');
    expect(en(given)).toBe(
      'Overdue dossiers: 20, against a target of 0; most in H0, H1 and H2, 90 % of the total.',
    );
  });

  it('never rounds a share up to the whole while somebody else is in it', () => {
    const indicator = aCount();
    const rows = [600, 300, 99, 1].map((count, index) => aRow(`H${index}`, plain(count)));

    expect(vi(facts(province(plain(1_000)), rows, indicator))).toContain('chiếm 99 % tổng số');
  });

  it('uses the band where no target is set, and names the worst with their values', () => {
    const indicator = anIndicator({ target: undefined });
    const text = vi(facts(province(ratio(61, 100), { band: 'critical' }), fourShort.slice(0, 2), indicator));

    expect(text).toBe(
      'Tỷ lệ hồ sơ nộp trực tuyến 61,0 %, ở mức nghiêm trọng; thấp nhất: Kỳ Sơn 20,0 %, Quế Phong 30,0 %.',
    );
  });

  it('says since when a value is missing and never calls it zero', () => {
    expect(vi(facts(province(null, { at: now - 7_200_000 })))).toBe(
      'Tỷ lệ hồ sơ nộp trực tuyến: thiếu số liệu từ 12:32.',
    );
    expect(vi(facts(province(null)))).toBe('Tỷ lệ hồ sơ nộp trực tuyến: thiếu số liệu.');
  });

  it('says at which level an indicator exists instead of calling it missing', () => {
    const indicator = anIndicator({ levels: ['province'] });

    expect(vi(facts(aRow('Vinh', null), [], indicator))).toBe(
      'Chỉ số này báo cáo ở cấp tỉnh, không có ở cấp huyện.',
    );
    expect(en(facts(aRow('Vinh', null), [], indicator))).toBe(
      'This indicator is reported for provinces, not for districts.',
    );
  });

  it('keeps the capitals of an abbreviation inside a sentence', () => {
    const indicator = anIndicator({ name: { vi: 'LGSP thành công', en: 'LGSP success' } });

    expect(vi(facts(aRow('Vinh', ratio(81, 100)), [], indicator))).toContain('Huyện Vinh: LGSP thành công');
  });
});

describe('an indicator that the areas below do not have', () => {
  it('is explained with both levels', () => {
    const [, , commune] = levels;

    expect(notReportedBelow(anIndicator(), commune, levels, 'vi')).toBe(
      'Chỉ số này báo cáo ở cấp huyện, không có ở cấp xã.',
    );
  });

  it('needs no words where they have it, or where there is nobody below', () => {
    const communes = anIndicator({ levels: ['commune'] });

    expect(notReportedBelow(communes, levels[1], levels, 'vi')).toBeNull();
    expect(notReportedBelow(communes, undefined, levels, 'vi')).toBeNull();
    expect(anArea('Vinh').level).toBe('district');
  });
});
