import { memo } from 'react';
import { formatAge } from '#client/format/age.ts';
import { formatValue } from '#client/format/indicatorValue.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { exampleLine } from '#shared/indicator/writtenForm.ts';
import sheet from './AdminPage.module.css';
import styles from './CataloguePage.module.css';
import { catalogueTexts } from './catalogueTexts.ts';

interface FactProps {
  readonly indicator: Indicator;
}

function GoalFact({ indicator }: FactProps) {
  const texts = useTexts(catalogueTexts);
  const { language } = useLanguage();
  const { better, target, targetNote, thresholds } = indicator;
  const shown = (value: number): string => formatValue(value, indicator, language);
  const limit = (value: number): string => `${better === 'up' ? '≤' : '≥'} ${shown(value)}`;
  return (
    <td>
      <div>{texts.better[better]}</div>
      <div>{target === undefined ? texts.noTarget : texts.target(shown(target))}</div>
      {targetNote && <div className={sheet.quiet}>{targetNote[language]}</div>}
      {thresholds ? (
        <div className={sheet.quiet} title={texts.deadband(shown(thresholds.deadband))}>
          <div>{texts.attention(limit(thresholds.attention))}</div>
          <div>{texts.critical(limit(thresholds.critical))}</div>
        </div>
      ) : (
        <div className={sheet.quiet}>{texts.noThresholds}</div>
      )}
    </td>
  );
}

function CadenceFact({ indicator }: FactProps) {
  const texts = useTexts(catalogueTexts);
  const { language } = useLanguage();
  const { cadence, grace, missingAfter } = indicator;
  return (
    <td>
      <div>{texts.every(formatAge(cadence, language))}</div>
      <div className={sheet.quiet}>{texts.dueFor(formatAge(grace, language))}</div>
      <div className={sheet.quiet}>{texts.missingAfter(formatAge(missingAfter, language))}</div>
    </td>
  );
}

function MadeFact({ indicator }: FactProps) {
  const { profile, indicators } = useProvince();
  const texts = useTexts(catalogueTexts);
  const { language } = useLanguage();
  const { rollUp } = indicator;
  const levels = profile.levels
    .filter(({ id }) => indicator.levels.includes(id))
    .map(({ name }) => name[language]);
  const weightName = (): string =>
    rollUp.rule === 'weighted-mean'
      ? ((indicators.get(rollUp.weight)?.shortName ?? indicators.get(rollUp.weight)?.name)?.[language] ?? '')
      : '';
  return (
    <td>
      <div>{texts.reportedBy(levels.join(', '))}</div>
      <div className={sheet.quiet}>
        {rollUp.rule === 'weighted-mean'
          ? texts.rollUp['weighted-mean'](weightName())
          : texts.rollUp[rollUp.rule]}
      </div>
    </td>
  );
}

/** What the profile says of an indicator: it stays as it is while values come and go. */
export const CatalogueFacts = memo(function CatalogueFacts({ indicator }: FactProps) {
  const { profile } = useProvince();
  const { language } = useLanguage();
  const source = profile.sources.find(({ id }) => id === indicator.source);
  return (
    <>
      <GoalFact indicator={indicator} />
      <CadenceFact indicator={indicator} />
      <MadeFact indicator={indicator} />
      <td>
        <div>{source?.name[language] ?? indicator.source}</div>
        <div className={sheet.quiet}>{indicator.owner[language]}</div>
      </td>
    </>
  );
});

/** Name, definition, unit, code, and the line of a source that sends it. */
export const CatalogueName = memo(function CatalogueName({ indicator }: FactProps) {
  const texts = useTexts(catalogueTexts);
  const { language } = useLanguage();
  const { id, name, definition, unit, partsUnit } = indicator;
  return (
    <th scope="row" className={styles.what}>
      {name[language]}
      <div className={styles.definition}>{definition?.[language] ?? texts.noDefinition}</div>
      <div className={styles.small}>
        {partsUnit ? texts.unitWithParts(unit[language], partsUnit[language]) : texts.unit(unit[language])}
        {' · '}
        <code>{id}</code>
      </div>
      <div className={styles.small}>
        {texts.written} <code>{exampleLine(indicator)}</code>
      </div>
    </th>
  );
});
