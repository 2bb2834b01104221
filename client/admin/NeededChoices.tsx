import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import type { NeededChoice } from '#shared/import/importProtocol.ts';
import { columnLetters } from '#shared/import/importTable.ts';
import type { Language } from '#shared/locale/localText.ts';
import styles from './ImportPage.module.css';
import { importTexts } from './importTexts.ts';

const decimalsOf = (number: number): number => Math.min(6, (String(number).split('.')[1] ?? '').length);

const dayText = (day: string): string => day.split('-').reverse().join('/');

/** What is ambiguous in the file, with the first cell that is and what each form would make of it. */
function ChoiceText({ choice }: { readonly choice: NeededChoice }) {
  const texts = useTexts(importTexts);
  const { language } = useLanguage();
  const cell = `${columnLetters(choice.column)}${choice.line}`;
  if (choice.kind === 'number') {
    const [comma, dot] = choice.readings.map(
      ({ number }) => numberText(number, language) ?? texts.unreadable,
    );
    return <p>{texts.chooseNumber(cell, choice.text, comma ?? '', dot ?? '')}</p>;
  }
  const period = choice.readings.find(({ form, day }) => form === 'period' && day !== null);
  if (period?.day) return <p>{texts.choosePeriod(cell, choice.text, dayText(period.day))}</p>;
  const [dayFirst, monthFirst] = choice.readings.map(({ day }) =>
    day === null ? texts.unreadable : dayText(day),
  );
  return <p>{texts.chooseDate(cell, choice.text, dayFirst ?? '', monthFirst ?? '')}</p>;
}

const numberText = (number: number | null, language: Language): string | null =>
  number === null ? null : formatNumber(number, decimalsOf(number), language);

export function NeededChoices({ choices }: { readonly choices: readonly NeededChoice[] }) {
  if (choices.length === 0) return null;
  return (
    <div className={styles.wanted} role="alert">
      {choices.map((choice) => (
        <ChoiceText key={choice.kind} choice={choice} />
      ))}
    </div>
  );
}
