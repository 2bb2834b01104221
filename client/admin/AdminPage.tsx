import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useTexts } from '#client/locale/language.tsx';
import { DeskPage } from '#client/ui/DeskPage.tsx';
import { pageAddresses } from '#client/ui/pageAddress.ts';
import styles from './AdminPage.module.css';
import { importTexts } from './importTexts.ts';

const ways = [
  { name: 'import', address: pageAddresses.admin },
  { name: 'entry', address: pageAddresses.entry },
  { name: 'screens', address: pageAddresses.screens },
] as const;

/** The sheets of those who bring data and set up what shows them. */
export function AdminPage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { tabs } = useTexts(importTexts);
  const [path] = useLocation();
  return (
    <DeskPage title={title}>
      <div className={styles.scroller}>
        <div className={styles.sheet}>
          <header className={styles.head}>
            <h1>{title}</h1>
            <nav aria-label={tabs.label}>
              {ways.map(({ name, address }) => (
                <Link key={name} href={address} aria-current={path === address ? 'page' : undefined}>
                  {tabs[name]}
                </Link>
              ))}
            </nav>
          </header>
          {children}
        </div>
      </div>
    </DeskPage>
  );
}
