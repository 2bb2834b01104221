import { useLocalText, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { readingParts } from '#shared/import/importPlan.ts';
import { columnLetters } from '#shared/import/importTable.ts';
import sheet from './AdminPage.module.css';
import { type ColumnRole, rolesOfKind, withRole } from './columnRoles.ts';
import styles from './ImportPage.module.css';
import { importTexts } from './importTexts.ts';
import type { Draft, OpenFile } from './useImport.ts';

const samplesShown = 3;

/** The indicators as what a column can be; a ratio also by its parts. */
function IndicatorOptions() {
  const { profile } = useProvince();
  const texts = useTexts(importTexts);
  const inLanguage = useLocalText();
  return profile.indicators.flatMap(({ id, name, measure }) =>
    readingParts
      .filter((part) => measure === 'ratio' || part === 'value')
      .map((part) => (
        <option key={`${id}/${part}`} value={`${id}/${part}`}>
          {inLanguage(name)}
          {texts.parts[part]} ({id})
        </option>
      )),
  );
}

interface ColumnChoicesProps {
  readonly open: OpenFile;
  readonly onChange: (draft: Draft) => void;
}

/** What each column of the table is, beside what stands in it. */
export function ColumnChoices({ open: { seen, draft }, onChange }: ColumnChoicesProps) {
  const texts = useTexts(importTexts);
  const { header, sample, choice } = seen.look;
  const below = sample.filter(({ line }) => line > choice.headerLine);
  const samplesOf = (column: number): string =>
    below
      .map(({ cells }) => cells[column] ?? '')
      .filter((text) => text !== '')
      .slice(0, samplesShown)
      .join(' · ');
  return (
    <div className={styles.columns}>
      <h3>{texts.columns}</h3>
      <div className={styles.scroller}>
        <table className={sheet.table}>
          <thead>
            <tr>
              <th scope="col">{texts.column}</th>
              <th scope="col">{texts.sample}</th>
              <th scope="col">{texts.meaning}</th>
            </tr>
          </thead>
          <tbody>
            {header.map((name, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; names may repeat
              <tr key={column}>
                <td>
                  <span className={sheet.quiet}>{columnLetters(column)}</span> {name}
                </td>
                <td className={sheet.quiet}>{samplesOf(column)}</td>
                <td>
                  <select
                    aria-label={`${texts.meaning}: ${name}`}
                    value={draft.roles[column] ?? 'none'}
                    onChange={(event) =>
                      onChange({
                        ...draft,
                        roles: withRole(draft.roles, column, event.target.value as ColumnRole),
                      })
                    }
                  >
                    <option value="none">{texts.roles.none}</option>
                    {rolesOfKind[draft.kind].map((role) => (
                      <option key={role} value={role}>
                        {texts.roles[role]}
                      </option>
                    ))}
                    {draft.kind === 'wide' && <IndicatorOptions />}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
