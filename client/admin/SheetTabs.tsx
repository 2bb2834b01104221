import { Link, useLocation } from 'wouter';
import { pageAddresses } from '#client/ui/pageAddress.ts';
import { useCan, useUser } from '#client/user/session.ts';
import type { Permission } from '#shared/user/can.ts';

interface SheetTabsProps<Name extends keyof typeof pageAddresses> {
  /** What somebody has to be allowed to find a sheet of use. */
  readonly sheets: readonly { readonly name: Name; readonly permission: Permission }[];
  readonly texts: Readonly<Record<Name | 'label', string>>;
}

/** Sheets of one kind, one beside the other; the open one is marked. Nothing where there is one alone. */
export function SheetTabs<Name extends keyof typeof pageAddresses>({ sheets, texts }: SheetTabsProps<Name>) {
  const [path] = useLocation();
  const user = useUser();
  const can = useCan();
  const open = sheets.filter(({ permission }) => user !== null && can(permission, user.area));
  if (open.length < 2) return null;
  return (
    <nav aria-label={texts.label}>
      {open.map(({ name }) => (
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
