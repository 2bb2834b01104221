import { useTexts } from '#client/locale/language.tsx';
import { type DateForm, dateForms } from '#shared/import/dateForm.ts';
import { type NumberForm, numberForms } from '#shared/import/numberForm.ts';
import sheet from './AdminPage.module.css';
import { type LayoutKind, layoutKinds, rolesOf, rolesOfKind } from './columnRoles.ts';
import { importTexts } from './importTexts.ts';
import { type Draft, fixedTimeOf, hasTimeColumn, type OpenFile } from './useImport.ts';

interface FormChoicesProps {
  readonly open: OpenFile;
  /** Forms without which the file cannot be imported. */
  readonly wanted: ReadonlySet<'number' | 'date'>;
  readonly onChange: (draft: Draft) => void;
}

/** Columns keep what they are as far as the other kind of table knows it. */
function draftOfKind({ seen, draft }: OpenFile, kind: LayoutKind): Draft {
  const { suggestion } = seen.look;
  if (suggestion?.layout.kind === kind)
    return { ...draft, kind, roles: rolesOf(suggestion.layout, seen.look.header.length) };
  const known: readonly string[] = rolesOfKind[kind];
  return { ...draft, kind, roles: draft.roles.map((role) => (known.includes(role) ? role : 'none')) };
}

/** How numbers and dates are written, and what kind of table it is. */
export function FormChoices({ open, wanted, onChange }: FormChoicesProps) {
  const texts = useTexts(importTexts);
  const { draft } = open;
  return (
    <div className={sheet.fields}>
      <label className={sheet.field}>
        <span>{texts.layout}</span>
        <select
          value={draft.kind}
          onChange={(event) => onChange(draftOfKind(open, event.target.value as LayoutKind))}
        >
          {layoutKinds.map((kind) => (
            <option key={kind} value={kind}>
              {texts.layouts[kind]}
            </option>
          ))}
        </select>
      </label>
      <label className={sheet.field} data-wanted={wanted.has('number')}>
        <span>{texts.numberForm}</span>
        <select
          value={draft.numberForm ?? ''}
          onChange={(event) =>
            onChange({ ...draft, numberForm: (event.target.value || null) as NumberForm | null })
          }
        >
          <option value="">{texts.numberForms.none}</option>
          {numberForms.map((form) => (
            <option key={form} value={form}>
              {texts.numberForms[form]}
            </option>
          ))}
        </select>
      </label>
      <label className={sheet.field} data-wanted={wanted.has('date')}>
        <span>{texts.dateForm}</span>
        <select
          value={draft.dateForm ?? ''}
          onChange={(event) =>
            onChange({ ...draft, dateForm: (event.target.value || null) as DateForm | null })
          }
        >
          <option value="">{texts.dateForms.none}</option>
          {dateForms.map((form) => (
            <option key={form} value={form}>
              {texts.dateForms[form]}
            </option>
          ))}
        </select>
      </label>
      {!hasTimeColumn(draft) && (
        <label className={sheet.field} data-wanted={fixedTimeOf(draft) === null} title={texts.fixedAtHint}>
          <span>{texts.fixedAt}</span>
          <input
            autoComplete="off"
            placeholder={texts.fixedAtForm}
            value={draft.fixedAt}
            onChange={(event) => onChange({ ...draft, fixedAt: event.target.value })}
          />
        </label>
      )}
    </div>
  );
}
