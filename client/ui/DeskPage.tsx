import type { ReactNode } from 'react';
import { DeskHeader } from './DeskHeader.tsx';
import { DeskNotices } from './DeskNotices.tsx';
import styles from './DeskPage.module.css';
import { useDeskScale } from './useDeskScale.ts';
import { useGround } from './useGround.ts';

/** The sheet of paper that every page of the desk is written on: head, notices, then the page's own part. */
export function DeskPage({ children }: { readonly children: ReactNode }) {
  useGround('desk');
  useDeskScale();
  return (
    <div className={styles.page}>
      <DeskHeader />
      <DeskNotices />
      <main className={styles.main}>{children}</main>
    </div>
  );
}
