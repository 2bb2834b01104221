import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { AreaId } from '#shared/area/area.ts';
import sheet from './AdminPage.module.css';
import styles from './RulesPage.module.css';
import { ruleTexts } from './ruleTexts.ts';

interface AreaChoiceProps {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** The areas that a rule is held to; none chosen are all. */
export function AreaChoice({ chosen, onChange }: AreaChoiceProps) {
  const { fields } = useTexts(ruleTexts);
  const { tree } = useProvince();
  const { language } = useLanguage();
  const nameOf = (id: string): string => tree.get(id as AreaId)?.fullName[language] ?? id;
  const others = tree.areas.filter(
    ({ id, parent, validTo }) => parent !== null && validTo === null && !chosen.includes(id),
  );
  return (
    <div className={sheet.field}>
      <span>{fields.areas}</span>
      <div className={styles.areas}>
        {chosen.length === 0 && <span className={styles.small}>{fields.allAreas}</span>}
        {chosen.map((id) => (
          <button
            key={id}
            type="button"
            aria-label={fields.removeArea(nameOf(id))}
            onClick={() => onChange(chosen.filter((one) => one !== id))}
          >
            {nameOf(id)} ×
          </button>
        ))}
        <select
          aria-label={fields.addArea}
          value=""
          onChange={(event) => onChange([...chosen, event.target.value])}
        >
          <option value="">{fields.addArea}</option>
          {others.map(({ id, fullName }) => (
            <option key={id} value={id}>
              {fullName[language]}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
