import { describe, expect, it } from 'vitest';
import { performanceRows, performanceStatement } from '#client/admin/performanceRows.ts';
import type { Performance } from '#shared/alert/performance.ts';

/** Thursday, 26 November 2026, midnight in Việt Nam. */
const toAt = Date.UTC(2026, 10, 25, 17);
const calm: Performance = {
  ...{ fromAt: toAt - 86_400_000, toAt, annunciated: 100, perDay: 100, perHour: 4.2, perTenMinutes: 0.7 },
  ...{ floods: 0, floodSince: null, floodShare: 0 },
  ...{ peakHour: { count: 9, at: toAt - 7_200_000 }, peakMinute: { count: 2, at: toAt - 7_140_000 } },
  ...{ split: { high: 5, medium: 15, low: 80 }, frequent: [], frequentShare: 100 },
  ...{ staleNow: 1, staleWorstDay: 3, chattering: 0, fleeting: 0 },
  ...{ taken: 90, takenMedianMs: 240_000, takenP95Ms: 1_500_000, overdueNow: 0, takenLate: 4 },
};
const vi = { language: 'vi', timeZone: 'Asia/Ho_Chi_Minh' } as const;
const plainly = (text: string): string => text.replace(/[\u202f\u00a0]/g, ' ');
const valuesOf = (figures: Performance): Record<string, string> =>
  Object.fromEntries(performanceRows(figures, vi).map(({ name, value }) => [name, plainly(value)]));

describe('the twelve figures in words', () => {
  it('are twelve', () => {
    expect(performanceRows(calm, vi)).toHaveLength(12);
  });

  it('are told in the form of the language', () => {
    expect(valuesOf(calm)).toEqual({
      perDay: '100',
      perHour: '4,2',
      perTenMinutes: '0,70',
      floods: '0',
      floodShare: '0,0 %',
      peaks: '9 lúc 25/11 22:00; 2 lúc 25/11 22:01',
      split: '5 / 15 / 80 %',
      frequent: '100 %',
      stale: '3; 1',
      nuisance: '0; 0',
      taken: '4 phút; 25 phút',
      overdue: '0; 4',
    });
  });

  it('say nothing in numbers that nobody knows', () => {
    const nothing = { ...calm, annunciated: 0, frequentShare: null, takenMedianMs: null, takenP95Ms: null };

    expect(valuesOf(nothing)).toMatchObject({
      frequent: '–',
      taken: 'chưa có lần nào',
      split: '– / – / – %',
    });
  });

  it('say that there is a flood now, and since when', () => {
    expect(valuesOf({ ...calm, floods: 2, floodSince: toAt - 60_000 }).floods).toBe(
      '2 đợt; đang dồn dập từ 25/11 23:59',
    );
  });
});

describe('the page in a sentence', () => {
  const said = (figures: Performance): string =>
    performanceStatement(performanceRows(figures, vi), figures, 'vi');

  it('says that all is well', () => {
    expect(said(calm)).toBe('100 lần cảnh báo, mọi chỉ số đạt mục tiêu.');
    expect(said({ ...calm, annunciated: 0 })).toBe('Chưa có cảnh báo nào trong khoảng thời gian này.');
  });

  it('names what is not at its target, and apart from it what is still manageable', () => {
    expect(said({ ...calm, perDay: 200, overdueNow: 1 })).toBe(
      '100 lần cảnh báo; đạt 8/10 chỉ số có mục tiêu. Chưa đạt: quá hạn chưa tiếp nhận. Còn quản lý được: cảnh báo mỗi ngày.',
    );
  });
});
