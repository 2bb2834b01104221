import { Link, useLocation } from 'wouter';
import { pageAddresses } from '#client/ui/pageAddress.ts';

interface SheetTabsProps<Name extends keyof typeof pageAddresses> {
  readonly names: readonly Name[];
  readonly texts: Readonly<Record<Name | 'label', string>>;
}

/** Sheets of one kind, one beside the other; the open one is marked. */
export function SheetTabs<Name extends keyof typeof pageAddresses>({ names, texts }: SheetTabsProps<Name>) {
  const [path] = useLocation();
  return (
    <nav aria-label={texts.label}>
      {names.map((name) => (
        <Link
          key={name}
          href={pageAddresses[name]}
          aria-current={path === pageAddresses[name] ? 'page' : undefined}
        >
          {texts[name]}
        </Link>
      ))}
    </nav>
  );
}
