import type { Catalogue } from '#server/indicator/catalogue.ts';
import { createSiteBook } from '#server/site/siteBook.ts';
import { createSiteFigures } from '#server/site/siteFigures.ts';
import { testNow } from './readingBuilders.ts';

/** What a reading pipeline needs to know of sites. */
export function siteParts(catalogue: Catalogue) {
  const siteBook = createSiteBook();
  return { siteBook, siteFigures: createSiteFigures({ catalogue, siteBook, startedAt: testNow }) };
}
