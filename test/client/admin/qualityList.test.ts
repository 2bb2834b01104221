import { describe, expect, test } from 'vitest';
import { percentDecimals, sharePercent, weakIndicators } from '#client/admin/qualityList.ts';
import { qualityTexts } from '#client/admin/qualityTexts.ts';
import type { SourceId } from '#shared/indicator/indicator.ts';
import { isReservedSource } from '#shared/indicator/reservedSource.ts';
import { languages } from '#shared/locale/localText.ts';
import { type IndicatorQuality, qualityPrinciples, type Share } from '#shared/quality/quality.ts';
import { asIndicator } from '#test/support/readingBuilders.ts';
import { writtenTexts } from './writtenTexts.ts';

const whole: Share = { part: 4, whole: 4 };
const aQuality = (id: string, given: Partial<IndicatorQuality> = {}): IndicatorQuality => ({
  ...{ indicator: asIndicator(id), valid: whole, complete: whole, clean: whole, alive: whole },
  ...given,
});

describe('indicators to look at', () => {
  test('are those that fall short of a principle, the weakest first', () => {
    const qualities = [
      aQuality('dvc.whole'),
      aQuality('dvc.weak', { complete: { part: 3, whole: 4 } }),
      aQuality('dvc.silent', { alive: { part: 0, whole: 1 } }),
      aQuality('dvc.nothing_yet', { valid: { part: 0, whole: 0 } }),
    ];

    expect(weakIndicators(qualities).map(({ indicator }) => indicator as string)).toEqual([
      'dvc.silent',
      'dvc.weak',
    ]);
  });

  test('have no percentage where there was nothing to judge', () => {
    expect(sharePercent({ part: 0, whole: 0 })).toBeNull();
  });

  test('never read as whole by rounding', () => {
    expect([percentDecimals(100), percentDecimals(99.9), percentDecimals(99.97)]).toEqual([1, 1, 3]);
  });
});

test('every text of the page is written in both languages, with each principle and each door', () => {
  for (const language of languages) {
    const texts = qualityTexts[language];

    expect(writtenTexts(texts).filter(({ text }) => text.trim() === '')).toEqual([]);
    expect(Object.keys(texts.principles)).toEqual([...qualityPrinciples]);
    expect(Object.keys(texts.meanings)).toEqual([...qualityPrinciples]);
    expect(Object.keys(texts.doors).every((door) => isReservedSource(door as SourceId))).toBe(true);
  }
});
