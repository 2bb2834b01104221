/** A page whose server is away shows what it kept; what waits here must not wait for ever. */
const patienceMs = 4_000;

let resolveUseful = (): void => undefined;
const useful = new Promise<void>((resolve) => {
  resolveUseful = resolve;
});

/** Says that the first numbers are in their stores; what they look like is drawn in the next frame. */
export const numbersAreThere = (): void => resolveUseful();

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const nextFrame = (): Promise<unknown> => Promise.race([new Promise(requestAnimationFrame), pause(500)]);
const quietMoment = (): Promise<void> =>
  new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: 1_000 });
  });

/**
 * Resolves when the page shows the numbers that it was opened for, or has waited for them in vain. Whatever costs the main
 * thread much and nobody looks for first begins after it: the map's libraries and its GPU, the list of thousands of sites.
 */
export async function pageIsUseful(): Promise<void> {
  await Promise.race([useful, pause(patienceMs)]);
  await nextFrame();
  await quietMoment();
}
