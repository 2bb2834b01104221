import { describe, expect, it } from 'vitest';
import { failureTexts } from '#client/ui/failureTexts.ts';
import { languages } from '#shared/locale/localText.ts';
import { errorCodes } from '#shared/protocol/result.ts';

describe('the words of a refusal', () => {
  it.each(errorCodes)('says more about %s than one sentence, in both languages', (code) => {
    const texts = languages.map((language) => failureTexts[language][code]);

    for (const text of texts) expect(text.split(/[.;:,] /).length).toBeGreaterThan(1);
    expect(new Set(texts).size).toBe(languages.length);
  });
});
