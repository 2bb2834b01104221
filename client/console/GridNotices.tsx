import { actionTexts } from '#client/alert/actionTexts.ts';
import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { Button } from '#client/ui/Button.tsx';
import type { Alert } from '#shared/alert/alert.ts';
import type { AlertVerb } from '#shared/alert/alertAction.ts';
import { keyText } from './consoleKeys.ts';
import { consoleTexts } from './consoleTexts.ts';
import styles from './GridNotices.module.css';

interface WaitingNewsProps {
  /** Alerts on the table; null before the list has arrived. */
  readonly shown: number | null;
  readonly waiting: readonly Alert[];
  readonly onShow: () => void;
}

/**
 * How many alerts there are, and the new ones that wait while the table stands still. It says when a critical one is
 * among them: that must not wait unseen. Its height never changes, or it would move the table.
 */
export function WaitingNews({ shown, waiting, onShow }: WaitingNewsProps) {
  const texts = useTexts(consoleTexts);
  const { language } = useLanguage();
  const critical = waiting.filter(({ priority }) => priority === 'critical').length;
  const number = (count: number): string => formatNumber(count, 0, language);
  return (
    <div className={styles.waiting} role="status" data-critical={critical > 0}>
      {waiting.length === 0 ? (
        texts.shown(formatNumber(shown, 0, language))
      ) : (
        <button type="button" onClick={onShow}>
          <b>
            {texts.newOnes(number(waiting.length))}
            {critical > 0 && texts.newCritical(number(critical))}
          </b>{' '}
          <span>{texts.showNew}</span>
        </button>
      )}
    </div>
  );
}

interface EmptyTableProps {
  /** Whether the list of alerts has arrived. "None" may only be said after somebody has counted. */
  readonly known: boolean;
  readonly isFiltered: boolean;
  readonly onClearFilter: () => void;
}

export function EmptyTable({ known, isFiltered, onClearFilter }: EmptyTableProps) {
  const texts = useTexts(consoleTexts);
  if (!known) return <p className={styles.empty}>{texts.noneKnown}</p>;
  if (!isFiltered) return <p className={styles.empty}>{texts.noneOpen}</p>;
  return (
    <p className={styles.empty}>
      {texts.noneFound} <Button onClick={onClearFilter}>{texts.clearFilter}</Button>
    </p>
  );
}

/** What is done with many at once, by a button as well as by a key. */
const bulkVerbs = ['acknowledge', 'shelve', 'assign', 'comment'] as const satisfies readonly AlertVerb[];

interface FootBarProps {
  readonly picked: number;
  /** Why a verb can be done with none of the picked ones, in words. */
  readonly refusalOf: (verb: AlertVerb) => string | null;
  readonly answer: string | null;
  readonly onVerb: (verb: (typeof bulkVerbs)[number]) => void;
  readonly onClear: () => void;
}

/** Under the table: how many are picked and what can be done with them, and why the last key did nothing. */
export function FootBar({ picked, refusalOf, answer, onVerb, onClear }: FootBarProps) {
  const texts = useTexts(consoleTexts);
  const { verb: verbNames } = useTexts(actionTexts);
  const { language } = useLanguage();
  return (
    <div className={styles.foot}>
      {picked > 0 && (
        <>
          <b>{texts.picked(formatNumber(picked, 0, language))}</b>
          {bulkVerbs.map((verb) => (
            <Button
              key={verb}
              look={verb === 'acknowledge' ? 'main' : 'plain'}
              refusal={refusalOf(verb)}
              onClick={() => onVerb(verb)}
            >
              {verbNames[verb]} ({keyText(verb)})
            </Button>
          ))}
          <Button onClick={onClear}>{texts.clearPicked}</Button>
        </>
      )}
      {picked === 0 && answer === null && <span className={styles.keys}>{texts.keys}</span>}
      <span className={styles.answer} role="status">
        {answer}
      </span>
    </div>
  );
}
