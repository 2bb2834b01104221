import { useId } from 'react';
import { reasonTexts } from '#client/alert/reasonTexts.ts';
import { formatValue } from '#client/format/indicatorValue.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import sheet from './AdminPage.module.css';
import { type ConditionKind, fieldsOf, type PartDraft, type PartField } from './ruleDraft.ts';
import { ruleTexts } from './ruleTexts.ts';

interface PartFieldsProps {
  readonly part: PartDraft;
  readonly kinds: readonly ConditionKind[];
  readonly onChange: (part: PartDraft) => void;
}

type Options = readonly (readonly [value: string, text: string])[];

/** What can be chosen for a field; null for one that is typed. */
function useOptions(part: PartDraft): (field: PartField) => Options | null {
  const { profile } = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(ruleTexts);
  const { siteKind } = useTexts(reasonTexts);
  const entries = (record: Readonly<Record<string, string>>): Options => Object.entries(record);
  return (field) => {
    switch (field) {
      case 'indicator':
        return profile.indicators.map(({ id, name }) => [id, `${name[language]} (${id})`]);
      case 'source':
        return profile.sources.map(({ id, name }) => [id, name[language]]);
      case 'side':
        return entries(texts.sides).filter(([side]) => side !== 'either' || part.kind === 'deviation');
      case 'period':
        return entries(texts.periods);
      case 'freshness':
        return entries(texts.freshnesses);
      case 'siteKind':
        return entries(siteKind);
      case 'measure':
        return entries(texts.measures);
      default:
        return null;
    }
  };
}

/** In what a number is told, or what an empty field means. */
function useHint(part: PartDraft): (field: PartField) => string {
  const { indicators } = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(ruleTexts);
  const indicator = indicators.get(part.indicator as IndicatorId);
  const target = indicator?.target;
  return (field) => {
    if (field === 'operator' || field === 'cause') return texts.anything;
    if (field === 'target' && indicator && target !== undefined)
      return texts.ownTarget(formatValue(target, indicator, language));
    if (part.kind === 'deviation' && (field === 'limit' || field === 'deadband')) return texts.spreads;
    const isOfIndicator = ['limit', 'deadband', 'target', 'leastSpread'].includes(field);
    return isOfIndicator && part.kind !== 'site-state' ? (indicator?.unit[language] ?? '') : '';
  };
}

interface FieldProps {
  readonly name: string;
  readonly value: string;
  readonly options: Options | null;
  readonly hint: string;
  readonly onChange: (value: string) => void;
}

function Field({ name, value, options, hint, onChange }: FieldProps) {
  const { fields } = useTexts(ruleTexts);
  const id = useId();
  return (
    <div className={sheet.field}>
      <label htmlFor={id}>
        {name}
        {!options && hint !== '' && <span className={sheet.quiet}> ({hint})</span>}
      </label>
      {options ? (
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          {value === '' && <option value="">{fields.choose}</option>}
          {options.map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
      ) : (
        <input id={id} autoComplete="off" value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </div>
  );
}

/** One condition: its kind, and what that kind asks for. */
export function PartFields({ part, kinds, onChange }: PartFieldsProps) {
  const texts = useTexts(ruleTexts);
  const optionsOf = useOptions(part);
  const hintOf = useHint(part);
  return (
    <div className={sheet.fields}>
      <Field
        name={texts.fields.kind}
        value={part.kind}
        options={kinds.map((kind) => [kind, texts.kinds[kind]])}
        hint=""
        onChange={(kind) => onChange({ ...part, kind: kind as ConditionKind })}
      />
      {fieldsOf[part.kind].map((field) => (
        <Field
          key={field}
          name={texts.part[field]}
          value={part[field]}
          options={optionsOf(field)}
          hint={hintOf(field)}
          onChange={(value) => onChange({ ...part, [field]: value })}
        />
      ))}
    </div>
  );
}
