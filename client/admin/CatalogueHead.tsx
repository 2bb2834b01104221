import { useTexts } from '#client/locale/language.tsx';
import sheet from './AdminPage.module.css';
import styles from './CataloguePage.module.css';
import { CatalogueTabs } from './CatalogueTabs.tsx';
import { type CatalogueSearch, type ShownState, shownStates } from './catalogueList.ts';
import { catalogueTexts } from './catalogueTexts.ts';

interface CatalogueHeadProps {
  readonly search: CatalogueSearch;
  readonly onSearch: (search: CatalogueSearch) => void;
  /** How many are listed, in words. */
  readonly count: string;
}

/** Title, search and state of the catalogue. */
export function CatalogueHead({ search, onSearch, count }: CatalogueHeadProps) {
  const texts = useTexts(catalogueTexts);
  return (
    <>
      <header className={sheet.head}>
        <h1>{texts.title}</h1>
        <CatalogueTabs />
      </header>
      <p className={styles.intro}>{texts.intro}</p>
      <div className={styles.search}>
        <input
          type="search"
          aria-label={texts.find}
          placeholder={texts.find}
          value={search.typed}
          onChange={(event) => onSearch({ ...search, typed: event.target.value })}
        />
        <label>
          {texts.show}
          <select
            value={search.state}
            onChange={(event) => onSearch({ ...search, state: event.target.value as ShownState })}
          >
            {shownStates.map((state) => (
              <option key={state} value={state}>
                {texts.shown[state]}
              </option>
            ))}
          </select>
        </label>
        <span role="status">{count}</span>
      </div>
    </>
  );
}
