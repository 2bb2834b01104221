import { describe, expect, it } from 'vitest';
import { type ReasonNames, reasonPhrase, reasonSign, siteAmount } from '#client/alert/reasonWords.ts';
import { type AlertReason, alertReasonSchema } from '#shared/alert/alertReason.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { aCount } from '../explorer/builders.ts';
import { anAlert } from './builders.ts';

const indicator = aCount({ id: 'fb.received', unit: { vi: 'phản ánh', en: 'items' } });
const names: ReasonNames = {
  profile: { timeZone: 'Asia/Ho_Chi_Minh' } as Profile,
  indicators: new Map([[indicator.id, indicator]]),
};
/** Wednesday, 25 November 2026, 09:30 in Việt Nam. */
const at = Date.UTC(2026, 10, 25, 2, 30);

const about = { indicator: 'fb.received' };
const reasons = {
  threshold: { kind: 'threshold', ...about, value: 95, side: 'below', limit: 80 },
  rate: {
    ...{ kind: 'rate-of-change', ...about, value: 47, before: 30, beforeAt: at - 15 * 60_000 },
    ...{ change: 17, window: 15 * 60_000, side: 'above', limit: 10 },
  },
  projection: {
    ...{ kind: 'projection', ...about, value: 432, at, period: 'month', progress: 0.6 },
    ...{ projected: 720, side: 'below', target: 900 },
  },
  missing: { kind: 'missing-indicator', ...about, freshness: 'missing', lastAt: at },
  deviation: { kind: 'deviation', ...about, value: 95, at, median: 21, low: 12, high: 30, weeks: 8 },
  sites: {
    ...{ kind: 'site-state', siteKind: 'bts', operator: 'Viettel', cause: 'power' },
    ...{ measure: 'share', down: 1_200, total: 2_000, limit: 50 },
  },
  source: { kind: 'late-source', source: 'portal' },
};
const aReason = (given: unknown): AlertReason => alertReasonSchema.parse(given);
const plainly = (text: string): string => text.replace(/[\u202f\u00a0]/g, ' ');
const inVietnamese = (given: unknown): string => plainly(reasonPhrase(aReason(given), names, 'vi'));
const inEnglish = (given: unknown): string => plainly(reasonPhrase(aReason(given), names, 'en'));

describe('why an alert was raised, in words', () => {
  it.each([
    ['threshold', 'ngưỡng đến 80', 'limit 80 or less'],
    [
      'rate',
      'tăng 17 trong 15 phút, lúc 09:15 là 30, ngưỡng từ 10',
      'up 17 in 15 min, 30 at 09:15, limit 10 or more',
    ],
    [
      'projection',
      'ước hết tháng 720, chỉ tiêu 900, đã qua 60 % tháng',
      '720 expected by the end of the month, target 900, 60% of the month gone',
    ],
    ['missing', 'không có số liệu từ 25/11/2026 09:30', 'no data since 25/11/2026 09:30'],
    ['deviation', 'thường 12–30 vào giờ này Thứ Tư', 'usually 12–30 at this hour on a Wednesday'],
    [
      'sites',
      '1.200/2.000 trạm BTS mất liên lạc của Viettel do mất điện (ngưỡng từ 50 %)',
      '1,200 of 2,000 BTS down of Viettel by loss of power (limit 50% or more)',
    ],
    ['source', 'nguồn không gửi số liệu', 'the source sends no data'],
  ] as const)('%s', (kind, vi, en) => {
    expect(inVietnamese(reasons[kind])).toBe(vi);
    expect(inEnglish(reasons[kind])).toBe(en);
  });

  it('says of both parts of a combination what each is about', () => {
    const combined = { kind: 'combination', join: 'and', parts: [reasons.threshold, reasons.deviation] };

    const name = indicator.shortName?.vi ?? indicator.name.vi;
    expect(inVietnamese(combined)).toBe(
      `${name} 95 phản ánh (ngưỡng đến 80) và ${name} 95 phản ánh (thường 12–30 vào giờ này Thứ Tư)`,
    );
  });

  it('does not call a count usually negative', () => {
    expect(inVietnamese({ ...reasons.deviation, median: 2, low: -7, high: 11 })).toContain('thường 0–11');
  });

  it.each([
    // Brought to 15 minutes it is 77.4: no number of items that anybody could count.
    [
      'as long as the window',
      15.116,
      'tăng 78 trong 15 phút, lúc 09:15 là 14, ngưỡng từ 10',
      '+78 / 15 phút',
    ],
    [
      'longer than the window',
      26,
      'tăng 78 trong 26 phút, lúc 09:15 là 14, ngưỡng từ 10 trong 15 phút',
      '+78 / 26 phút',
    ],
  ])('tells a change by the two values that it shows, %s apart', (_how, minutes, phrase, sign) => {
    const change = (78 * 15) / minutes;
    const rose = aReason({ ...reasons.rate, value: 92, before: 14, change });

    expect(plainly(reasonPhrase(rose, names, 'vi'))).toBe(phrase);
    expect(plainly(reasonSign(rose, names, 'vi'))).toBe(sign);
  });

  it('tells a change of decimals to the last one shown', () => {
    const share = { ...indicator, decimals: 1 };
    const of = { ...names, indicators: new Map([[share.id, share]]) };
    const fell = aReason({ ...reasons.rate, value: 96.24, before: 98.06, change: -1.82 });

    expect(plainly(reasonPhrase(fell, of, 'vi'))).toContain('giảm 1,9 trong 15 phút, lúc 09:15 là 98,1');
    expect(plainly(reasonSign(fell, of, 'vi'))).toBe('−1,9 / 15 phút');
  });

  it('is short in a table', () => {
    const sign = (given: unknown): string => plainly(reasonSign(aReason(given), names, 'vi'));

    expect(Object.values(reasons).map(sign)).toEqual([
      '≤ 80',
      '+17 / 15 phút',
      '→ 720 / 900',
      'không có số liệu',
      'thường 12–30',
      '',
      '',
    ]);
  });

  it('counts sites as down of all', () => {
    const subject = { kind: 'sites', siteKind: 'bts' };

    expect(siteAmount(anAlert({ subject, reason: aReason(reasons.sites), value: 1_200 }), 'vi')).toBe(
      '1.200/2.000',
    );
  });
});
