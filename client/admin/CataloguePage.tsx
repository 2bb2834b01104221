import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { formatNumber } from '#client/format/number.ts';
import { cellKey, cellStore, useCells } from '#client/indicator/cellStore.ts';
import { type ValueLook, valueLookOf } from '#client/indicator/valueLook.ts';
import { useTopic } from '#client/live/liveContext.tsx';
import { useServerNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { indicatorGroups, searchTexts } from '#client/profile/indicatorGroups.ts';
import { useProvince } from '#client/profile/profileContext.tsx';
import { DeskPage } from '#client/ui/DeskPage.tsx';
import type { Indicator } from '#shared/indicator/indicator.ts';
import sheet from './AdminPage.module.css';
import { CatalogueHead } from './CatalogueHead.tsx';
import styles from './CataloguePage.module.css';
import { CatalogueRow } from './CatalogueRow.tsx';
import { type CatalogueSearch, findInCatalogue, isShownState } from './catalogueList.ts';
import { catalogueTexts } from './catalogueTexts.ts';

const columns = ['what', 'now', 'goal', 'cadence', 'made', 'who'] as const;

/** What is looked for stands in the address: the link somebody sends shows what they saw. */
function useCatalogueSearch(): [CatalogueSearch, (search: CatalogueSearch) => void] {
  const [query, setQuery] = useSearchParams();
  const asked = query.get('show');
  const search = { typed: query.get('find') ?? '', state: isShownState(asked) ? asked : ('all' as const) };
  const change = ({ typed, state }: CatalogueSearch): void =>
    setQuery(
      new URLSearchParams({ ...(typed !== '' && { find: typed }), ...(state !== 'all' && { show: state }) }),
      { replace: true },
    );
  return [search, change];
}

/** Every indicator of the province with its definition and how it stands; for everybody who may read numbers. */
export function CataloguePage() {
  const { profile, tree } = useProvince();
  const texts = useTexts(catalogueTexts);
  const { language } = useLanguage();
  useTopic(`area:${tree.root.id}`);
  // Draws anew when values come; they are read by key below.
  useCells();
  const now = useServerNow();
  const [search, setSearch] = useCatalogueSearch();
  const groups = useMemo(() => indicatorGroups(profile), [profile]);
  const searched = useMemo(() => searchTexts(profile), [profile]);
  const cellOf = (indicator: Indicator) => cellStore.get(cellKey(indicator.id, tree.root.id));
  const lookOf = (indicator: Indicator): ValueLook => valueLookOf(cellOf(indicator), indicator, now);
  const found = findInCatalogue(groups, search, { texts: searched, lookOf });
  const count = found.reduce((sum, { indicators }) => sum + indicators.length, 0);
  const whole = (value: number): string => formatNumber(value, 0, language);

  return (
    <DeskPage title={texts.title}>
      <div className={sheet.scroller}>
        <div className={styles.sheet}>
          <CatalogueHead
            search={search}
            onSearch={setSearch}
            count={texts.count(whole(count), whole(profile.indicators.length))}
          />
          {count === 0 && <p className={sheet.part}>{texts.noneFound}</p>}
          <table className={styles.table} hidden={count === 0}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {texts.columns[column]}
                  </th>
                ))}
              </tr>
            </thead>
            {found.map(({ id, name, indicators }) => (
              <tbody key={id}>
                <tr className={styles.group}>
                  <th colSpan={columns.length} scope="rowgroup">
                    {name?.[language] ?? texts.otherGroup}
                    <span>{whole(indicators.length)}</span>
                  </th>
                </tr>
                {indicators.map((indicator) => (
                  <CatalogueRow
                    key={indicator.id}
                    {...{ indicator, now }}
                    cell={cellOf(indicator)}
                    look={lookOf(indicator)}
                  />
                ))}
              </tbody>
            ))}
          </table>
        </div>
      </div>
    </DeskPage>
  );
}
