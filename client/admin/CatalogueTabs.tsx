import { useTexts } from '#client/locale/language.tsx';
import { catalogueTexts } from './catalogueTexts.ts';
import { SheetTabs } from './SheetTabs.tsx';

/** The two sheets about the numbers themselves: what they are, and how far they can be trusted. */
export const CatalogueTabs = () => (
  <SheetTabs names={['catalogue', 'quality']} texts={useTexts(catalogueTexts).tabs} />
);
