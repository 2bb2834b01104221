import { type ReactNode, useEffect } from 'react';
import { DeskHeader } from './DeskHeader.tsx';
import { DeskNotices } from './DeskNotices.tsx';
import styles from './DeskPage.module.css';
import { useDeskScale } from './useDeskScale.ts';
import { useGround } from './useGround.ts';

interface DeskPageProps {
  /** Of the browser's tab. */
  readonly title: string;
  readonly children: ReactNode;
}

/** The sheet of paper that every page of the desk is written on: head, notices, then the page's own part. */
export function DeskPage({ title, children }: DeskPageProps) {
  useGround('desk');
  useDeskScale();
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className={styles.page}>
      <DeskHeader />
      <DeskNotices />
      <main className={styles.main}>{children}</main>
    </div>
  );
}
