/** What a wall is, as its address says: `?screen=55&res=1920x1080&distance=3`. */
export interface WallScreen {
  /** Diagonal in inches. */
  readonly screenInches: number;
  /** Of the whole screen, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** From the eye to the screen, metres. */
  readonly distanceM: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface WallScale {
  /** Height of one arc minute in CSS pixels. */
  readonly u: number;
  /** False when the screen is too small for its distance: the page fits, but its text is under the 16 arc minutes. */
  readonly legible: boolean;
  /** Scenes side by side. */
  readonly panes: 1 | 2;
  /** So few arc minutes that the header, too, says less. */
  readonly far: boolean;
}

const inchInMetres = 0.0254;
const arcMinute = Math.PI / (180 * 60);

/** One scene needs at least this many arc minutes; a smaller page cannot hold what must be read. */
const least = { width: 620, height: 340 };
/** On a larger one everything grows instead of getting lost in empty space. */
const most = { width: 2100, height: 920 };
/** From here on a wall is wide enough for two scenes: two screens of 16 : 9, or 32 : 9 in one. */
const wideFrom = 2.6;
/** Below this height the header says less and is smaller. */
const farBelow = 560;

const positive = (text: string | null): number | null => {
  const value = Number(text);
  return text !== null && Number.isFinite(value) && value > 0 ? value : null;
};

function parseResolution(text: string | null): Size | null {
  const match = /^(\d{3,5})x(\d{3,5})$/i.exec(text ?? '');
  return match ? { width: Number(match[1]), height: Number(match[2]) } : null;
}

/** Reads a wall's address. What is missing or makes no sense: 55 inches, the window as the screen, 3 metres. */
export function parseWallScreen(search: string, window: Size): WallScreen {
  const asked = new URLSearchParams(search);
  return {
    screenInches: positive(asked.get('screen')) ?? 55,
    ...(parseResolution(asked.get('res')) ?? window),
    distanceM: positive(asked.get('distance')) ?? 3,
  };
}

/** One arc minute in pixels, held within what the window can show of a scene, and what that leaves room for. */
export function wallScaleOf({ screenInches, width, height, distanceM }: WallScreen, window: Size): WallScale {
  const pixelsPerMetre = Math.hypot(width, height) / (screenInches * inchInMetres);
  const exact = distanceM * Math.tan(arcMinute) * pixelsPerMetre;
  const panes = window.width / window.height >= wideFrom ? 2 : 1;
  const highest = Math.min(window.width / (panes * least.width), window.height / least.height);
  const lowest = Math.min(
    highest,
    Math.max(window.width / (panes * most.width), window.height / most.height),
  );
  const u = Math.min(highest, Math.max(lowest, exact));
  return { u, legible: u >= exact * 0.995, panes, far: window.height / u < farBelow };
}
