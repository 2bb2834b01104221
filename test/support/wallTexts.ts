import type { Page } from 'playwright-core';

/** A text as it stands on a page: what is read of it, where, how large, in which colour on which. */
export interface WallText {
  readonly text: string;
  /** Font size in CSS pixels. */
  readonly size: number;
  /** The numeral of an indicator, the name of an untaken alert or its waiting time. */
  readonly isFigure: boolean;
  /** What is inked: without the empty parts of the line above and below the letters. */
  readonly ink: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  /** Part of it is outside of what clips it, or of the screen. */
  readonly isCut: boolean;
  readonly contrast: number;
  /** Where it is, for a person who looks for it. */
  readonly path: string;
}

/** Runs in the page; knows nothing outside of itself. */
function readTexts(): WallText[] {
  const figures = '[class*="figure"], [class*="waitingNumber"], [class*="number"], [class*="value"]';
  const parse = (colour: string): [number, number, number, number] => {
    const [r = 0, g = 0, b = 0, a = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return [r, g, b, a];
  };
  const luminance = ([r, g, b]: readonly [number, number, number, ...number[]]): number => {
    const linear = [r, g, b].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
  };
  const groundOf = (element: Element, y: number): [number, number, number, number] => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      // A name on the map has a halo in the colour of the ground around its letters.
      if (at instanceof SVGTextContentElement && style.paintOrder.includes('stroke'))
        return parse(style.stroke);
      const ground = parse(style.backgroundColor);
      const { top, bottom } = at.getBoundingClientRect();
      if (ground[3] > 0.99 && y > top && y < bottom) return ground;
    }
    return [0, 0, 0, 1];
  };
  const texts: WallText[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (
      !element ||
      text === '' ||
      element.closest('nav') ||
      /^(SCRIPT|STYLE|NOSCRIPT)$/.test(element.tagName)
    )
      continue;
    const style = getComputedStyle(element);
    if (style.visibility === 'hidden' || style.display === 'none') continue;
    const size = Number.parseFloat(style.fontSize);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      if (line.width < 1) continue;
      const middle = (line.top + line.bottom) / 2;
      const ink = {
        left: line.left,
        right: line.right,
        top: middle - 0.3 * size,
        bottom: middle + 0.3 * size,
      };
      let isCut = false;
      let isSeen = true;
      const look = (left: number, top: number, right: number, bottom: number): void => {
        const isOut =
          ink.right <= left + 1 || ink.left >= right - 1 || ink.bottom <= top + 1 || ink.top >= bottom - 1;
        if (isOut) isSeen = false;
        else if (
          ink.left < left - 1.5 ||
          ink.right > right + 1.5 ||
          ink.top < top - 1.5 ||
          ink.bottom > bottom + 1.5
        )
          isCut = true;
      };
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { overflow, clipPath } = getComputedStyle(at);
        if (clipPath !== 'none') isSeen = false;
        if (overflow === 'visible' || at instanceof SVGElement) continue;
        const clip = at.getBoundingClientRect();
        look(clip.left, clip.top, clip.right, clip.bottom);
      }
      look(0, 0, innerWidth, innerHeight);
      if (!isSeen) continue;
      const isSvg = element instanceof SVGElement;
      const [ink1, ground] = [parse(isSvg ? style.fill : style.color), groundOf(element, middle)];
      const [light, dark] = [luminance(ink1), luminance(ground)].sort((a, b) => b - a);
      texts.push({
        text,
        size,
        isFigure:
          !isSvg && element.closest('[data-tile="map"]') === null && element.closest(figures) !== null,
        ink,
        isCut,
        contrast: ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05),
        path: `${element.closest('[data-tile]')?.getAttribute('data-tile') ?? 'wall'} › ${element.tagName}.${String(element.getAttribute('class'))}`,
      });
    }
  }
  return texts;
}

/** Every text that is seen on a page. */
export const readWallTexts = (page: Page): Promise<WallText[]> => page.evaluate(readTexts);

/** Texts that stand on one another by more than a hair. */
export function overlappingTexts(texts: readonly WallText[]): string[] {
  const hair = 2;
  return texts.flatMap((a, index) =>
    texts
      .slice(index + 1)
      .filter(
        (b) =>
          Math.min(a.ink.right, b.ink.right) - Math.max(a.ink.left, b.ink.left) > hair &&
          Math.min(a.ink.bottom, b.ink.bottom) - Math.max(a.ink.top, b.ink.top) > hair,
      )
      .map((b) => `"${a.text}" (${a.path}) and "${b.text}" (${b.path})`),
  );
}
