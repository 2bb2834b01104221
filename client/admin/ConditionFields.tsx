import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import sheet from './AdminPage.module.css';
import { AreaChoice } from './AreaChoice.tsx';
import { PartFields } from './PartFields.tsx';
import styles from './RulesPage.module.css';
import { conditionKinds, type DraftProps, partKinds, type RuleDraft } from './ruleDraft.ts';
import { ruleTexts } from './ruleTexts.ts';

const singleKinds = conditionKinds.filter((kind) => kind !== 'combination');

/** A source is no part of a combination: it is silent for the whole province. */
function withCombination(draft: RuleDraft, isCombined: boolean): RuleDraft {
  const isSource = draft.first.kind === 'late-source';
  const first = isSource && isCombined ? { ...draft.first, kind: 'threshold' as const } : draft.first;
  return { ...draft, isCombined, first };
}

function LevelChoice({ draft, onChange }: DraftProps) {
  const { fields } = useTexts(ruleTexts);
  const { tree } = useProvince();
  const { language } = useLanguage();
  return (
    <label className={sheet.field}>
      <span>{fields.level}</span>
      <select value={draft.level} onChange={(event) => onChange({ ...draft, level: event.target.value })}>
        <option value="">{fields.choose}</option>
        {tree.levels.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[language]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** When a rule raises: one condition or two, and where. */
export function ConditionFields({ draft, onChange }: DraftProps) {
  const { fields } = useTexts(ruleTexts);
  const { isCombined, first, second, join } = draft;
  const isEverywhere = !isCombined && first.kind === 'late-source';
  return (
    <>
      <div className={sheet.fields}>
        <label className={styles.tick}>
          <input
            type="checkbox"
            checked={isCombined}
            onChange={(event) => onChange(withCombination(draft, event.target.checked))}
          />
          {fields.combined}
        </label>
        {isCombined && (
          <label className={sheet.field}>
            <span>{fields.join}</span>
            <select
              value={join}
              onChange={(event) => onChange({ ...draft, join: event.target.value as RuleDraft['join'] })}
            >
              <option value="and">{fields.joins.and}</option>
              <option value="or">{fields.joins.or}</option>
            </select>
          </label>
        )}
        {!isEverywhere && <LevelChoice {...{ draft, onChange }} />}
        {!isEverywhere && (
          <AreaChoice chosen={draft.areas} onChange={(areas) => onChange({ ...draft, areas })} />
        )}
      </div>
      {isCombined && <h4>{fields.firstPart}</h4>}
      <PartFields
        part={first}
        kinds={isCombined ? partKinds : singleKinds}
        onChange={(part) => onChange({ ...draft, first: part })}
      />
      {isCombined && (
        <>
          <h4>{fields.secondPart}</h4>
          <PartFields
            part={second}
            kinds={partKinds}
            onChange={(part) => onChange({ ...draft, second: part })}
          />
        </>
      )}
      <p className={styles.small}>{fields.durationHint}</p>
    </>
  );
}
