import { useTexts } from '#client/locale/language.tsx';
import sheet from './AdminPage.module.css';
import { CatalogueTabs } from './adminTabs.tsx';
import styles from './CataloguePage.module.css';
import type { CatalogueSearch } from './catalogueList.ts';
import { catalogueTexts } from './catalogueTexts.ts';
import { SearchHead } from './SearchHead.tsx';

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
      <SearchHead
        typed={search.typed}
        shown={search.state}
        onChange={({ typed, shown }) => onSearch({ ...search, typed, state: shown })}
        texts={texts}
        count={count}
      />
    </>
  );
}
