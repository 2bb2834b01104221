import type { ReactNode } from 'react';
import sheet from './AdminPage.module.css';

interface RecordPartProps {
  readonly title: string;
  /** Said in place of the table while there is nothing in it. */
  readonly none: string;
  /** Titles by the name of their column, in order. */
  readonly columns: Readonly<Record<string, string>>;
  readonly numberColumns: readonly string[];
  /** The rows. */
  readonly children: readonly ReactNode[];
}

/** A part of a sheet with what is on record, the newest first. */
export function RecordPart({ title, none, columns, numberColumns, children }: RecordPartProps) {
  return (
    <section className={sheet.part}>
      <h2>{title}</h2>
      {children.length === 0 ? (
        <p className={sheet.quiet}>{none}</p>
      ) : (
        <table className={sheet.table}>
          <thead>
            <tr>
              {Object.entries(columns).map(([name, text]) => (
                <th key={name} scope="col" data-number={numberColumns.includes(name)}>
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      )}
    </section>
  );
}
