/** Runs in a page before its scripts: the map's drawing stands in, which is quicker than what a processor paints as a GPU. */
export const withoutWebGl = (): void => {
  const getContext = HTMLCanvasElement.prototype.getContext as (...given: unknown[]) => unknown;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...given: unknown[]) {
    return String(given[0]).startsWith('webgl') ? null : getContext.apply(this, given);
  } as HTMLCanvasElement['getContext'];
};
