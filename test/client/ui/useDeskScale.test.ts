import { describe, expect, it } from 'vitest';
import { deskUnit } from '#client/ui/useDeskScale.ts';

const bodyUnits = 24;

describe('the size of text on a desk', () => {
  it('is 15.6 px on a laptop and on a Full HD screen', () => {
    expect(deskUnit(1366, 768) * bodyUnits).toBeCloseTo(15.6);
    expect(deskUnit(1920, 1080) * bodyUnits).toBeCloseTo(15.6);
  });

  it('doubles on a 4K screen without scaling by the operating system', () => {
    expect(deskUnit(3840, 2160) * bodyUnits).toBeCloseTo(31.2);
  });

  it('does not grow in a wide but low window', () => {
    expect(deskUnit(3840, 1000) * bodyUnits).toBeCloseTo(15.6);
  });
});
