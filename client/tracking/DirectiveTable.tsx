import type { RefObject } from 'react';
import { directiveTexts } from '#client/directive/directiveTexts.ts';
import { placeName, subjectName } from '#client/directive/directiveWords.ts';
import { formatAge } from '#client/format/age.ts';
import { formatMoment } from '#client/format/clock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { type Directive, isOverdue } from '#shared/directive/directive.ts';
import { isOver, isOwed } from '#shared/directive/directiveState.ts';
import styles from './DirectivesPage.module.css';
import { trackingTexts } from './trackingTexts.ts';
import type { Tracking } from './useTracking.ts';

interface RowProps {
  readonly directive: Directive;
  readonly now: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function DueCell({ directive, now }: Pick<RowProps, 'directive' | 'now'>) {
  const texts = useTexts(trackingTexts);
  const { language } = useLanguage();
  const { timeZone } = useProvince().profile;
  const { dueAt, closing, state } = directive;
  if (isOver(state))
    return (
      closing && (
        <span className={styles.quiet}>{texts.endedAt(formatMoment(closing.at, now, timeZone))}</span>
      )
    );
  const late = isOverdue(directive, now);
  return (
    <>
      <span className={styles.moment}>{formatMoment(dueAt, now, timeZone)}</span>
      {isOwed(state) && (
        <div className={late ? styles.late : styles.quiet}>
          {late
            ? texts.overdueBy(formatAge(now - dueAt, language))
            : texts.leftFor(formatAge(dueAt - now, language))}
        </div>
      )}
    </>
  );
}

function Row({ directive, now, isChosen, onChoose }: RowProps) {
  const words = useTexts(directiveTexts);
  const names = useProvince();
  const { language } = useLanguage();
  const late = isOverdue(directive, now);
  return (
    <tr
      id={`directive-${directive.id}`}
      aria-selected={isChosen}
      data-late={late}
      data-over={isOver(directive.state)}
      ref={(row) => {
        if (isChosen) row?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={onChoose}
    >
      <td>
        <div className={styles.what}>{directive.text}</div>
        <div className={styles.quiet}>{words.kind[directive.kind]}</div>
      </td>
      <td>
        {subjectName(directive, names, language)}
        <div className={styles.quiet}>{placeName(directive, names, language)}</div>
      </td>
      <td>{directive.owner}</td>
      <td>
        <DueCell directive={directive} now={now} />
      </td>
      <td>
        {late && <b className={styles.late}>{words.overdue}. </b>}
        {words.state[directive.state]}
      </td>
    </tr>
  );
}

/** Why the list is empty; before the first direction, also how one comes into being. */
function Nothing({ tracking: { typed, view } }: { readonly tracking: Tracking }) {
  const texts = useTexts(trackingTexts);
  if (typed.trim() !== '') return texts.notFound;
  return view === 'over' || view === 'overdue' ? texts.none[view] : `${texts.none[view]} ${texts.howGiven}`;
}

interface DirectiveTableProps {
  readonly tracking: Tracking;
  readonly tableRef: RefObject<HTMLTableElement | null>;
}

export function DirectiveTable({ tracking, tableRef }: DirectiveTableProps) {
  const texts = useTexts(trackingTexts);
  const { rows, chosen, now, known } = tracking;
  return (
    <table
      ref={tableRef}
      tabIndex={0}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are chosen by keys
      role="grid"
      className={styles.table}
      aria-label={texts.title}
      aria-activedescendant={chosen && `directive-${chosen.id}`}
    >
      <thead>
        <tr>
          {Object.entries(texts.columns).map(([name, title]) => (
            <th key={name} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((directive) => (
          <Row
            key={directive.id}
            directive={directive}
            now={now}
            isChosen={directive.id === chosen?.id}
            onChoose={() => tracking.choose(directive.id)}
          />
        ))}
        {rows.length === 0 && (
          <tr>
            <td colSpan={5} className={styles.quiet}>
              {known ? <Nothing tracking={tracking} /> : texts.counting}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
