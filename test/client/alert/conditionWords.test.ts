import { describe, expect, it } from 'vitest';
import { conditionPhrase } from '#client/alert/conditionWords.ts';
import { sourceSchema } from '#shared/indicator/indicator.ts';
import { aLateSourceRule, aRuleAbout } from '#test/support/profileBuilders.ts';
import { aCount } from '../explorer/builders.ts';

const indicator = aCount({ id: 'fb.received', unit: { vi: 'phản ánh', en: 'items' } });
const name = indicator.name.vi;
const source = sourceSchema.parse({ id: 'portal', name: { vi: 'Cổng DVC', en: 'Portal' }, lateAfter: '10m' });
const names = {
  profile: { sources: [source] },
  indicators: new Map([[indicator.id, indicator]]),
} as unknown as Parameters<typeof conditionPhrase>[1];
const said = (rule: Parameters<typeof conditionPhrase>[0]): string =>
  conditionPhrase(rule, names, 'vi').replace(/[\u202f\u00a0]/g, ' ');

const watched = { indicator: 'fb.received', level: 'province' };
const delays = { onDelay: 0, offDelay: 0 };
const threshold = {
  kind: 'threshold',
  indicator: 'fb.received',
  side: 'above',
  limit: 12.5,
  deadband: 1,
  ...delays,
};
const { indicator: _, ...where } = watched;

describe('when a rule raises, in words', () => {
  it.each([
    [`${name} từ 12,5 phản ánh trở lên`, { ...threshold, ...where }],
    [
      `${name} tăng từ 20 phản ánh trong 15 phút`,
      {
        ...{ kind: 'rate-of-change', ...watched, side: 'above', limit: 20, deadband: 1, window: '15m' },
        ...delays,
      },
    ],
    [
      `${name}: ước đến hết tháng không đạt 900 phản ánh`,
      {
        ...{ kind: 'projection', ...watched, side: 'below', period: 'month', target: 900, deadband: 1 },
        ...delays,
      },
    ],
    [`${name} thiếu số liệu`, { kind: 'missing-indicator', ...watched, freshness: 'missing' }],
    [
      `${name} cao bất thường: hơn 5 lần độ lệch của cùng giờ trong 8 tuần`,
      {
        ...{ kind: 'deviation', ...watched, side: 'above', limit: 5, deadband: 1, leastSpread: 1 },
        ...delays,
      },
    ],
    [
      'từ 50 % trạm BTS mất liên lạc của Viettel do mất điện',
      {
        ...{ kind: 'site-state', ...where, siteKind: 'bts', operator: 'Viettel', cause: 'power' },
        ...{ measure: 'share', limit: 50, deadband: 1, ...delays },
      },
    ],
    [
      `${name} từ 12,5 phản ánh trở lên và ${name} từ 12,5 phản ánh trở lên`,
      { kind: 'combination', join: 'and', ...where, parts: [threshold, threshold] },
    ],
  ])('%s', (words, condition) => {
    expect(said(aRuleAbout(condition))).toBe(words);
  });

  it('names the source and its own time', () => {
    expect(said(aLateSourceRule('portal'))).toBe('Cổng DVC im lặng quá 10 phút');
  });
});
