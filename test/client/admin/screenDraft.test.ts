import { describe, expect, test } from 'vitest';
import { problemOfCode } from '#client/admin/screenDraft.ts';

describe('the code of a screen', () => {
  test.each(['482 913', '482913', ' 482913 '])('"%s" can be sent', (code) => {
    expect(problemOfCode(code)).toBeNull();
  });

  test.each([
    ['', 'missing'],
    ['  ', 'missing'],
    ['48291', 'malformed'],
    ['48291x', 'malformed'],
  ] as const)('"%s" is %s and not sent', (code, problem) => {
    expect(problemOfCode(code)).toBe(problem);
  });
});
