import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { useCan } from '#client/user/session.ts';
import { performanceTexts } from './performanceTexts.ts';
import { SheetTabs } from './SheetTabs.tsx';

const sheets = [
  { name: 'performance', permission: 'performance:read' },
  { name: 'rules', permission: 'rule:manage' },
] as const;

/** The two sheets about alerts themselves: how many there are and how they are taken, and by which rules they are raised. */
export function AlertTabs() {
  const { tabs } = useTexts(performanceTexts);
  const { tree } = useProvince();
  const can = useCan();
  const open = sheets.filter(({ permission }) => can(permission, tree.root.id));
  if (open.length < 2) return null;
  return <SheetTabs names={open.map(({ name }) => name)} texts={tabs} />;
}
