import { useTexts } from '#client/locale/language.tsx';
import type { FigureStanding } from '#shared/alert/performanceTargets.ts';
import styles from './PerformancePage.module.css';
import type { PerformanceRow } from './performanceRows.ts';
import { performanceTexts } from './performanceTexts.ts';

/** A shape for what is not at its target, so that it is told without its colour. */
const shapeOf: Readonly<Partial<Record<FigureStanding, string>>> = {
  manageable: 'M8 1.5 15 14.5H1Z',
  beyond: 'M1.5 1.5H14.5V14.5H1.5Z',
};

function Standing({ standing }: { readonly standing: FigureStanding }) {
  const texts = useTexts(performanceTexts);
  const shape = shapeOf[standing];
  return (
    <span className={styles.standing} data-standing={standing}>
      {shape && (
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={shape} />
        </svg>
      )}
      {texts.standing[standing]}
    </span>
  );
}

/** The twelve figures with their targets beside them. */
export function PerformanceTable({ rows }: { readonly rows: readonly PerformanceRow[] }) {
  const texts = useTexts(performanceTexts);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{texts.columns.figure}</th>
          <th scope="col">{texts.columns.value}</th>
          <th scope="col">{texts.columns.standing}</th>
          <th scope="col">{texts.columns.target}</th>
          <th scope="col">{texts.columns.limit}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, value, standing }, index) => (
          <tr key={name} data-standing={standing}>
            <th scope="row">
              <span className={styles.number}>{index + 1}</span>
              {texts.names[name]}
              <div className={styles.meaning}>{texts.meanings[name]}</div>
            </th>
            <td className={styles.value}>{value}</td>
            <td>
              <Standing standing={standing} />
            </td>
            <td>{texts.targets[name]}</td>
            <td className={styles.quiet}>{texts.limits[name]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
