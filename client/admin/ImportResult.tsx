import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import type { ImportRecord } from '#shared/import/importProtocol.ts';
import sheet from './AdminPage.module.css';
import styles from './ImportPage.module.css';
import { rejectsAddress } from './importApi.ts';
import { historyTexts } from './importTexts.ts';

/** What became of the file that was imported from this page just now. */
export function ImportResult({ record }: { readonly record: ImportRecord }) {
  const texts = useTexts(historyTexts);
  const { language } = useLanguage();
  const { id, state, fileName, rows, rowsDone, accepted, rejected } = record;
  const count = (number: number): string => formatNumber(number, 0, language);
  if (state === 'undoing' || state === 'undone') return null;
  if (state === 'running')
    return (
      <div className={`${sheet.done} ${styles.busy}`} role="status">
        <span>
          {texts.working(fileName)} {texts.progress(count(rowsDone), count(rows))}
        </span>
        <progress max={Math.max(rows, 1)} value={rowsDone} />
      </div>
    );
  if (state === 'stopped')
    return <p className={sheet.problem}>{texts.stoppedAt(fileName, count(accepted))}</p>;
  return (
    <p className={sheet.done} role="status">
      {texts.result(fileName, count(accepted), count(rejected))}{' '}
      {rejected > 0 && (
        <a href={rejectsAddress(id, language)} download>
          {texts.rejects}
        </a>
      )}
    </p>
  );
}
