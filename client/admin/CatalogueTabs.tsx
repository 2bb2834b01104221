import { Link, useLocation } from 'wouter';
import { useTexts } from '#client/locale/language.tsx';
import { pageAddresses } from '#client/ui/pageAddress.ts';
import { catalogueTexts } from './catalogueTexts.ts';

const sheets = ['catalogue', 'quality'] as const;

/** The two sheets about the numbers themselves: what they are, and how far they can be trusted. */
export function CatalogueTabs() {
  const { tabs } = useTexts(catalogueTexts);
  const [path] = useLocation();
  return (
    <nav aria-label={tabs.label}>
      {sheets.map((name) => (
        <Link
          key={name}
          href={pageAddresses[name]}
          aria-current={path === pageAddresses[name] ? 'page' : undefined}
        >
          {tabs[name]}
        </Link>
      ))}
    </nav>
  );
}
