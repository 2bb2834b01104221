import { describe, expect, it } from 'vitest';
import { scrollToMiddle } from '#client/explorer/listScroll.ts';

const list = { top: 290, bottom: 816 };

describe('scrolling a list to its chosen line', () => {
  it('leaves a line in sight where it is', () => {
    expect(scrollToMiddle({ top: 300, bottom: 327 }, list, 1_080)).toBe(0);
  });

  it('brings a line beyond either end to the middle', () => {
    expect(scrollToMiddle({ top: 1_000, bottom: 1_026 }, list, 1_080)).toBe(1_013 - 553);
    expect(scrollToMiddle({ top: 100, bottom: 126 }, list, 1_080)).toBe(113 - 553);
  });

  it('counts what lies below the fold of the page as out of sight', () => {
    expect(scrollToMiddle({ top: 770, bottom: 796 }, list, 768)).toBe(783 - 529);
  });
});
