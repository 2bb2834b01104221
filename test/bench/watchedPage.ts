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

export interface WatchedFacts {
  /** Tasks of the main thread as the clock saw them, ms, the longest first. */
  readonly tasks: readonly number[];
  /** The processor time of each of the same tasks: what a machine with nothing else to do would have needed. */
  readonly work: readonly number[];
  /** When sounds began, ms on the page's clock. */
  readonly soundsAt: readonly number[];
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const categories = ['-*', 'toplevel', '__metadata'];

function mainTasks(trace: readonly TraceEvent[]): TraceEvent[] {
  const mains = new Set(
    trace
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return trace.filter(
    ({ name, pid, tid }) => name === 'ThreadControllerImpl::RunTask' && mains.has(`${pid} ${tid}`),
  );
}

const longestFirst = (microseconds: readonly (number | undefined)[]): number[] =>
  microseconds.map((time) => (time ?? 0) / 1_000).sort((a, b) => b - a);

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
      const tasks = mainTasks(trace.traceEvents);
      return {
        tasks: longestFirst(tasks.map(({ dur }) => dur)),
        work: longestFirst(tasks.map(({ tdur }) => tdur)),
        soundsAt: (await soundsOn(page)).slice(before),
      };
    },
    close: () => browser.close(),
  };
}
