import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AreaId } from '#shared/area/area.ts';
import type { Profile } from '#shared/profile/profile.ts';
import type { Site, SiteId } from '#shared/site/site.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { eventually } from '#test/support/eventually.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';
import { aCalmProvince } from '#test/support/wallPage.ts';
import { withoutWebGl } from '#test/support/withoutWebGl.ts';

/** The first picture of a map without a GPU takes its time. */
const patient = { withinMs: 30_000 };

/** Pixels that are drawn on the canvas of the marks, whoever draws it: its last picture can be copied, it itself not be read. */
const drawnPixels = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const marks = document.querySelector<HTMLCanvasElement>('[data-marks="clusters"] canvas');
    if (!marks) return Number.NaN;
    const copy = new OffscreenCanvas(marks.width, marks.height);
    const pen = copy.getContext('2d');
    pen?.drawImage(marks, 0, 0);
    const { data = [] } = pen?.getImageData(0, 0, copy.width, copy.height) ?? {};
    return data.filter((_value, at) => at % 4 === 3 && (data[at] ?? 0) > 0).length;
  });

/** Some that stand close together, in the middle of a province. */
const stations = ({ areas }: Pick<Profile, 'areas'>): Site[] =>
  Array.from({ length: 12 }, (_, number) => ({
    id: `s${number}` as SiteId,
    kind: 'bts',
    name: { vi: `Trạm ${number}`, en: `Station ${number}` },
    area: areas.find(({ level }) => level === 'district')?.id ?? ('' as AreaId),
    at: [104.9 + number / 1_000, 19],
  }));

describe.each([
  ['the GPU', undefined],
  ['the drawing', withoutWebGl],
])('sites that are down together, over %s', (_drawer, before) => {
  let server: TestServer;
  let browser: Browser;

  beforeAll(async () => {
    const calm = await aCalmProvince();
    server = await startTestServer({
      profile: { ...calm, profile: { ...calm.profile, sites: stations(calm.profile) } },
      client: true,
    });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('have a mark until they are up again', async () => {
    const report = (state: 'up' | 'down') =>
      server.write(server.profile.sites.map(({ id }) => `site,site=${id} state="${state}",cause="power"`));
    const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
    if (before) await page.addInitScript(before);
    await page.goto(`${server.url}/wall`);
    expect(await eventually(() => drawnPixels(page), Number.isFinite, patient)).toBe(0);

    await report('down');
    const drawn = await eventually(
      () => drawnPixels(page),
      (pixels) => pixels > 0,
      patient,
    );
    await report('up');
    const left = await eventually(
      () => drawnPixels(page),
      (pixels) => pixels === 0,
      patient,
    );

    // A mark with a number of two figures is some fifty pixels wide and thirty high.
    expect(drawn).toBeGreaterThan(500);
    expect(left).toBe(0);
  }, 120_000);
});
