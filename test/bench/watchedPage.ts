import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '#test/support/browser.ts';

/** A page in a browser of its own, of which every task of the main thread is on record. */
export interface WatchedPage {
  readonly page: Page;
  /** From now on. */
  begin(): Promise<void>;
  end(): Promise<WatchedFacts>;
  close(): Promise<void>;
}

export interface WatchedTask {
  /** When it began, ms on the browser's clock. */
  readonly at: number;
  /** As the clock saw it. */
  readonly ms: number;
  /** Its processor time: what a machine with nothing else to do would have needed. */
  readonly workMs: number;
}

export interface WatchedFacts {
  /** Of the main thread, the first first. */
  readonly tasks: readonly WatchedTask[];
  /** When the page marked something by `performance.mark`, ms on the browser's clock. */
  readonly marksAt: readonly number[];
  /** When sounds began, ms on the page's clock. */
  readonly soundsAt: readonly number[];
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly cat?: string;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const categories = ['-*', 'toplevel', 'blink.user_timing', '__metadata'];

function mainTasks(trace: readonly TraceEvent[]): WatchedTask[] {
  const mains = new Set(
    trace
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return trace
    .filter(({ name, pid, tid }) => name === 'ThreadControllerImpl::RunTask' && mains.has(`${pid} ${tid}`))
    .map(({ ts, dur = 0, tdur = 0 }) => ({ at: ts / 1_000, ms: dur / 1_000, workMs: tdur / 1_000 }))
    .toSorted((a, b) => a.at - b.at);
}

/** Notes every motif as the first of its notes. */
const noteSounds = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const soundsAt: number[] = [];
    Object.assign(window, { soundsAt });
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...when: [number?]) {
      const now = performance.now();
      if (now - (soundsAt.at(-1) ?? Number.NEGATIVE_INFINITY) > 1_000) soundsAt.push(now);
      start.apply(this, when);
    };
  });
};
const soundsOn = (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as unknown as { soundsAt: number[] }).soundsAt);

export async function openWatchedPage(viewport: { width: number; height: number }): Promise<WatchedPage> {
  const browser: Browser = await launchBrowser();
  const page = await (await browser.newContext({ viewport, locale: 'vi' })).newPage();
  await noteSounds(page);
  let before = 0;
  return {
    page,
    begin: async () => {
      before = (await soundsOn(page)).length;
      await browser.startTracing(page, { categories });
    },
    end: async () => {
      const trace: { traceEvents: TraceEvent[] } = JSON.parse(String(await browser.stopTracing()));
      const marks = trace.traceEvents.filter(({ cat }) => cat === 'blink.user_timing');
      return {
        tasks: mainTasks(trace.traceEvents),
        marksAt: marks.map(({ ts }) => ts / 1_000).toSorted((a, b) => a - b),
        soundsAt: (await soundsOn(page)).slice(before),
      };
    },
    close: () => browser.close(),
  };
}
