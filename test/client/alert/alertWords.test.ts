import { describe, expect, it } from 'vitest';
import {
  type AlertNames,
  alertLimit,
  alertLimitSign,
  alertPlace,
  alertTitle,
  alertValue,
} from '#client/alert/alertWords.ts';
import { type AlertRule, alertRuleSchema } from '#shared/alert/alertRule.ts';
import { createAreaTree } from '#shared/area/areaTree.ts';
import { sourceSchema } from '#shared/indicator/indicator.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { aCount, anArea, levels, theProvince } from '../explorer/builders.ts';
import { anAlert } from './builders.ts';

const indicator = aCount({ id: 'tel.bts_down', unit: { vi: 'trạm', en: 'stations' } });
const rule = alertRuleSchema.parse({
  id: 'bts-down',
  name: { vi: 'BTS mất liên lạc hàng loạt', en: 'Many BTS out of contact' },
  priority: 'medium',
  condition: {
    kind: 'threshold',
    indicator: 'tel.bts_down',
    level: 'district',
    side: 'above',
    limit: 8,
    deadband: 3,
    onDelay: '5s',
    offDelay: '1m',
  },
  response: { vi: 'Gọi đầu mối trực.', en: 'Call the duty contact.' },
});
const source = sourceSchema.parse({
  id: 'telecom',
  name: { vi: 'Doanh nghiệp viễn thông', en: 'Telecom operators' },
  lateAfter: '10m',
});

const names = (rules: readonly AlertRule[] = [rule]): AlertNames => ({
  profile: { sources: [source] } as unknown as Profile,
  tree: createAreaTree(levels, [theProvince, anArea('Kỳ Sơn')]),
  indicators: new Map([[indicator.id, indicator]]),
  rules: new Map(rules.map((each) => [each.id, each])),
});
const plainly = (text: string): string => text.replace(/[\u202f\u00a0]/g, ' ');

describe('the words of an alert', () => {
  it('are the name of the rule, the area, the value and the limit', () => {
    const alert = anAlert();

    expect(alertTitle(alert, names(), 'vi')).toBe('BTS mất liên lạc hàng loạt');
    expect(alertPlace(alert, names(), 'vi')).toBe('Kỳ Sơn');
    expect(plainly(alertValue(alert, names(), 'vi'))).toBe('41 trạm');
    expect(alertLimit(alert, names(), 'vi')).toBe('ngưỡng từ 8');
    expect(plainly(alertLimitSign(alert, names(), 'en'))).toBe('≥ 8');
  });

  it('say the other side of a limit that must not be fallen short of', () => {
    const below = alertRuleSchema.parse({ ...rule, condition: { ...rule.condition, side: 'below' } });

    expect(alertLimit(anAlert(), names([below]), 'en')).toBe('limit 8 or less');
    expect(plainly(alertLimitSign(anAlert(), names([below]), 'vi'))).toBe('≤ 8');
  });

  it('outlive the rule: the indicator names it then, and no limit is claimed', () => {
    const alert = anAlert();

    expect(alertTitle(alert, names([]), 'vi')).toBe('Số hồ sơ quá hạn');
    expect(alertLimit(alert, names([]), 'vi')).toBe('');
  });

  it('name the silent source, which has no value', () => {
    const alert = anAlert({ rule: 'gone', subject: { kind: 'source', source: 'telecom' }, value: null });

    expect(alertTitle(alert, names(), 'vi')).toBe('Doanh nghiệp viễn thông không gửi số liệu');
    expect(alertValue(alert, names(), 'vi')).toBe('');
  });
});
