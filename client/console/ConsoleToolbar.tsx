import type { RefObject } from 'react';
import { AlertMark } from '#client/alert/AlertMark.tsx';
import { alertTexts } from '#client/alert/alertTexts.ts';
import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { Button } from '#client/ui/Button.tsx';
import type { AlertFacts } from '#shared/alert/alertState.ts';
import { priorities } from '#shared/alert/priority.ts';
import { type AlertCounts, type AlertFilter, listViews } from './alertFilter.ts';
import styles from './ConsoleToolbar.module.css';
import { consoleTexts } from './consoleTexts.ts';

interface ConsoleToolbarProps {
  readonly filter: AlertFilter;
  /** null before the list has arrived: nobody has counted yet, and that is not zero. */
  readonly counts: AlertCounts | null;
  readonly filterRef: RefObject<HTMLInputElement | null>;
  readonly onFilter: (filter: AlertFilter) => void;
  /** Esc in the filter: back to the table. */
  readonly onLeaveFilter: () => void;
  readonly onHelp: () => void;
}

const waiting: AlertFacts = { active: true, acknowledged: false, latched: false, suppression: null };
const quiet: AlertFacts = { ...waiting, acknowledged: true };
const urgentFirst = priorities.toReversed();

type PartProps = Pick<ConsoleToolbarProps, 'filter' | 'counts' | 'onFilter'>;

/** How many nobody has taken, by priority; pressed, a counter shows only its priority. It is the legend as well. */
function PriorityCounters({ filter, counts, onFilter }: PartProps) {
  const texts = useTexts(consoleTexts);
  const { priority: names } = useTexts(alertTexts);
  const { language } = useLanguage();
  return (
    <fieldset className={styles.counters} aria-label={texts.priorityLabel}>
      <span className={styles.label}>{texts.untaken}</span>
      {urgentFirst.map((priority) => (
        <button
          key={priority}
          type="button"
          aria-pressed={filter.priority === priority}
          data-none={!counts?.untaken[priority]}
          onClick={() => onFilter({ ...filter, priority: filter.priority === priority ? null : priority })}
        >
          <AlertMark priority={priority} facts={counts?.untaken[priority] ? waiting : quiet} />
          <b>{formatNumber(counts?.untaken[priority] ?? null, 0, language)}</b> {names[priority]}
        </button>
      ))}
    </fieldset>
  );
}

function ViewChoice({ filter, counts, onFilter }: PartProps) {
  const texts = useTexts(consoleTexts);
  const { language } = useLanguage();
  return (
    <fieldset className={styles.views} aria-label={texts.viewsLabel}>
      {listViews.map((view) => (
        <button
          key={view}
          type="button"
          aria-pressed={filter.view === view}
          onClick={() => onFilter({ ...filter, view })}
        >
          {texts.views[view]} {formatNumber(counts?.view[view] ?? null, 0, language)}
        </button>
      ))}
    </fieldset>
  );
}

export function ConsoleToolbar(props: ConsoleToolbarProps) {
  const { filter, counts, filterRef, onFilter, onLeaveFilter, onHelp } = props;
  const texts = useTexts(consoleTexts);
  return (
    <div className={styles.toolbar}>
      <h1 className="visually-hidden">{texts.title}</h1>
      <PriorityCounters filter={filter} counts={counts} onFilter={onFilter} />
      <ViewChoice filter={filter} counts={counts} onFilter={onFilter} />
      <input
        ref={filterRef}
        type="search"
        className={styles.filter}
        aria-label={texts.filter}
        placeholder={texts.filterHint}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && event.key !== 'Enter') return;
          if (event.nativeEvent.isComposing) return;
          event.preventDefault();
          onLeaveFilter();
        }}
      />
      <Button onClick={onHelp}>{texts.help}</Button>
    </div>
  );
}
