import { Link, useLocation } from 'wouter';
import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { pageAddresses } from '#client/ui/pageAddress.ts';
import { useCan } from '#client/user/session.ts';
import { performanceTexts } from './performanceTexts.ts';

const sheets = [
  { name: 'performance', permission: 'performance:read' },
  { name: 'rules', permission: 'rule:manage' },
] as const;

/** The two sheets about alerts themselves: how many there are and how they are taken, and by which rules they are raised. */
export function AlertTabs() {
  const { tabs } = useTexts(performanceTexts);
  const [path] = useLocation();
  const { tree } = useProvince();
  const can = useCan();
  const open = sheets.filter(({ permission }) => can(permission, tree.root.id));
  if (open.length < 2) return null;
  return (
    <nav aria-label={tabs.label}>
      {open.map(({ name }) => (
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
