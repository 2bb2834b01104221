import type { ReactNode } from 'react';
import { useTexts } from '#client/locale/language.tsx';
import { DeskPage } from '#client/ui/DeskPage.tsx';
import styles from './AdminPage.module.css';
import { DataTabs, WallTabs } from './adminTabs.tsx';
import { importTexts } from './importTexts.ts';
import { sceneTexts } from './sceneTexts.ts';

/** Sheets of one kind have one title: the tabs beside it stay where they are. */
const kinds = {
  data: { texts: importTexts, Tabs: DataTabs },
  wall: { texts: sceneTexts, Tabs: WallTabs },
} as const;

interface AdminPageProps {
  readonly kind: keyof typeof kinds;
  /** As wide as the window allows, for what is composed side by side. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A sheet of those who bring data or set up what shows them. */
export function AdminPage({ kind, wide = false, children }: AdminPageProps) {
  const { texts, Tabs } = kinds[kind];
  const { label } = useTexts<{ readonly tabs: { readonly label: string } }>(texts).tabs;
  return (
    <DeskPage title={label}>
      <div className={styles.scroller}>
        <div className={styles.sheet} data-wide={wide}>
          <header className={styles.head}>
            <h1>{label}</h1>
            <Tabs />
          </header>
          {children}
        </div>
      </div>
    </DeskPage>
  );
}
