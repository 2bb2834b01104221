import { describe, expect, it } from 'vitest';
import { createAreaCodes } from '#server/store/influx/areaCodes.ts';
import { decodeTag, encodeTag, linesOf } from '#server/store/influx/lineEncoding.ts';
import {
  aBatch,
  aProfileTree,
  aReading,
  aSiteReport,
  asArea,
  testIndicators,
  testNow,
  testSites,
  testTimeZone,
} from '#test/support/readingBuilders.ts';

const encoder = {
  codes: createAreaCodes(aProfileTree(), testTimeZone),
  isRatio: (id: string) => testIndicators.find((known) => known.id === id)?.measure === 'ratio',
  areaOfSite: (id: string) => testSites.find((site) => site.id === id)?.area,
};

describe('line protocol', () => {
  it('is the published schema: one line for a group, area, source and time', () => {
    const readings = [
      aReading({ indicator: 'dvc.submit_online_pct', numerator: 812, denominator: 1011 }),
      aReading({ value: 4 }),
      aReading({ indicator: 'fb.open', value: 2.5, source: '1022' }),
    ];

    const lines = linesOf(aBatch({ readings }), encoder);

    expect(lines).toEqual([
      `dvc,area=412,source=portal submit_online_pct_num=812,submit_online_pct_den=1011,overdue=4 ${testNow}`,
      `fb,area=412,source=1022 open=2.5 ${testNow}`,
    ]);
  });

  it('writes a site with the area it stands in', () => {
    const lines = linesOf(aBatch({ siteReports: [aSiteReport({ state: 'down', cause: 'power' })] }), encoder);

    expect(lines).toEqual([`site,area=412,site=bts-1 state="down",cause="power" ${testNow}`]);
  });

  it('marks a quality only where it is unusual', () => {
    const indicator = 'dvc.submit_online_pct';
    const readings = [
      aReading({ quality: 'bad', value: 9 }),
      aReading({ indicator, value: 95, quality: 'uncertain', source: 'sheet' }),
    ];

    const lines = linesOf(aBatch({ readings }), encoder);

    expect(lines).toEqual([
      `dvc,area=412,source=portal overdue=9,overdue_quality="bad 9" ${testNow}`,
      `dvc,area=412,source=sheet submit_online_pct=95 ${testNow}`,
    ]);
  });

  it.each(['', 'plain', '100%', 'a\\', '\r\n\t\0', '%0A', '\u0085'])(
    'reads a tag back as it was: %j',
    (text) => {
      const encoded = encodeTag(text);

      expect(decodeTag(encoded)).toBe(text);
      expect(encoded).not.toMatch(/[\n\\]/);
    },
  );
});

describe('area codes', () => {
  it('know the hour at which a code changed hands, in the time zone of the profile', () => {
    const beforeMidnight = Date.parse('2025-06-30T23:59:59.999+07:00');
    const midnight = Date.parse('2025-07-01T00:00:00+07:00');

    expect(encoder.codes.areaOf('16690', beforeMidnight)).toBe('nghi-phu');
    expect(encoder.codes.areaOf('16690', midnight)).toBe('truong-vinh');
    expect(encoder.codes.changesAfter(testNow)).toEqual([midnight]);
    expect(encoder.codes.changesAfter(midnight)).toEqual([]);
    expect(encoder.codes.codeOf(asArea('nghi-phu'), midnight)).toBeNull();
  });
});
