import { useTexts } from '#client/locale/language.tsx';
import { catalogueTexts } from './catalogueTexts.ts';
import { importTexts } from './importTexts.ts';
import { performanceTexts } from './performanceTexts.ts';
import { SheetTabs } from './SheetTabs.tsx';
import { sceneTexts } from './sceneTexts.ts';

const sheetsOf = {
  alerts: [
    { name: 'performance', permission: 'performance:read' },
    { name: 'rules', permission: 'rule:manage' },
  ],
  catalogue: [
    { name: 'catalogue', permission: 'indicator:read' },
    { name: 'quality', permission: 'indicator:read' },
  ],
  data: [
    { name: 'admin', permission: 'data:import' },
    { name: 'entry', permission: 'data:enter' },
  ],
  wall: [
    { name: 'scenes', permission: 'scene:manage' },
    { name: 'screens', permission: 'screen:send' },
  ],
} as const;

/** The two sheets about alerts themselves: how many there are and how they are taken, and by which rules they are raised. */
export const AlertTabs = () => <SheetTabs sheets={sheetsOf.alerts} texts={useTexts(performanceTexts).tabs} />;

/** The two sheets about the numbers themselves: what they are, and how far they can be trusted. */
export const CatalogueTabs = () => (
  <SheetTabs sheets={sheetsOf.catalogue} texts={useTexts(catalogueTexts).tabs} />
);

/** The two ways to bring numbers by hand. */
export const DataTabs = () => <SheetTabs sheets={sheetsOf.data} texts={useTexts(importTexts).tabs} />;

/** The two sheets about the wall: what it shows, and on which screens. */
export const WallTabs = () => <SheetTabs sheets={sheetsOf.wall} texts={useTexts(sceneTexts).tabs} />;
