import { describe, expect, test } from 'vitest';
import { findInCatalogue, shownStates } from '#client/admin/catalogueList.ts';
import { catalogueTexts } from '#client/admin/catalogueTexts.ts';
import { type ValueLook, valueLookOf } from '#client/indicator/valueLook.ts';
import { indicatorGroups, searchTexts } from '#client/profile/indicatorGroups.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { languages } from '#shared/locale/localText.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import { anIndicator, asIndicator, hourMs, testNow } from '#test/support/readingBuilders.ts';
import { writtenTexts } from './writtenTexts.ts';

const overdue = anIndicator({
  id: 'dvc.overdue',
  name: { vi: 'Số hồ sơ quá hạn', en: 'Overdue files' },
  definition: { vi: 'Hồ sơ chưa trả khi đã hết hạn.', en: 'Files not returned in time.' },
});
const open = anIndicator({
  id: 'fb.open',
  source: '1022',
  name: { vi: 'Phản ánh đang mở', en: 'Open feedback' },
});
const own = anIndicator({ id: 'zoo.animals', name: { vi: 'Số thú', en: 'Animals' } });

const profile: Profile = aProfile({
  indicators: [own, overdue, open],
  groups: [
    {
      id: 'services',
      name: { vi: 'Dịch vụ công', en: 'Services' },
      indicators: [asIndicator('dvc.overdue')],
    },
    { id: 'feedback', name: { vi: 'Phản ánh', en: 'Feedback' }, indicators: [asIndicator('fb.open')] },
  ],
});

const nothing = (indicator: Indicator): ValueLook => valueLookOf(undefined, indicator, testNow);

const found = (typed: string, state: (typeof shownStates)[number] = 'all', lookOf = nothing) =>
  findInCatalogue(
    indicatorGroups(profile),
    { typed, state },
    { texts: searchTexts(profile), lookOf },
  ).flatMap(({ indicators }) => indicators.map(({ id }) => id as string));

describe('the catalogue', () => {
  test('has each indicator once, and those of no group last', () => {
    const groups = indicatorGroups(profile);

    expect(groups.map(({ id, indicators }) => [id, ...indicators.map((one) => one.id as string)])).toEqual([
      ['services', 'dvc.overdue'],
      ['feedback', 'fb.open'],
      ['others', 'zoo.animals'],
    ]);
  });

  test.each([
    ['without marks', 'ho so qua han', ['dvc.overdue']],
    ['in the other language', 'open feedback', ['fb.open']],
    ['by its code', 'dvc.overdue', ['dvc.overdue']],
    ['by what its definition says', 'het han', ['dvc.overdue']],
    ['by the name of its group', 'phan anh', ['fb.open']],
    ['by its source', '1022', ['fb.open']],
    ['not by the inside of a syllable', 'ua han', []],
    ['with nothing typed', '', ['dvc.overdue', 'fb.open', 'zoo.animals']],
  ])('finds an indicator %s', (_way, typed, ids) => {
    expect(found(typed)).toEqual(ids);
  });

  test('shows those that are late or missing alone', () => {
    const lookOf = (indicator: Indicator): ValueLook => ({
      ...nothing(indicator),
      freshness: indicator === overdue ? 'late' : 'due',
      value: 1,
      at: testNow - hourMs,
    });

    expect(found('', 'late', lookOf)).toEqual(['dvc.overdue']);
  });

  test('shows those beyond a threshold, and those that lack areas', () => {
    const lookOf = (indicator: Indicator): ValueLook => ({
      ...nothing(indicator),
      band: indicator === open ? 'attention' : 'calm',
      partial: indicator === own,
    });

    expect(found('', 'deviating', lookOf)).toEqual(['fb.open']);
    expect(found('', 'partial', lookOf)).toEqual(['zoo.animals']);
  });
});

test('every text of the page is written in both languages', () => {
  for (const language of languages) {
    const texts = writtenTexts(catalogueTexts[language]);

    expect(texts.filter(({ text }) => text.trim() === '')).toEqual([]);
    expect(Object.keys(catalogueTexts[language].shown)).toEqual([...shownStates]);
  }
});
