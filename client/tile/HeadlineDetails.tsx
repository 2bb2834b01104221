import type { ReactNode } from 'react';
import { formatParts, formatValue } from '#client/format/indicatorValue.ts';
import { formatNumber } from '#client/format/number.ts';
import { ValueState } from '#client/indicator/ValueState.tsx';
import type { ValueLook } from '#client/indicator/valueLook.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { levelWord } from '#shared/area/levelWord.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import { coverageLevel, type Indicator } from '#shared/indicator/indicator.ts';
import { fitColumn, fitParts, type Lines, type Part } from './fitParts.ts';
import styles from './HeadlineTile.module.css';
import { tileTexts } from './tileTexts.ts';

/** Units that are signs (%, °C, ms) stand beside the numeral; words below it. */
export const isSign = (unit: string): boolean => unit.length <= 2;
/** What a unit takes beside its numeral, in ems of the numeral. */
export const signEmsOf = (unit: string): number => (isSign(unit) ? 0.2 + 0.34 * unit.length : 0);

interface HeadlineDetailsProps {
  readonly indicator: Indicator;
  readonly value: ValueLook;
  readonly cell: Cell | undefined;
  readonly now: number;
  /** The lines there is room for; what matters most comes first. */
  readonly lines: Lines;
  /** Beside the numeral: each detail on lines of its own. */
  readonly column: boolean;
}

interface Detail extends Part {
  readonly key: string;
  readonly shown: ReactNode;
}

/** How many children are in it, when not all are. */
function Coverage({ share, text }: { readonly share: number; readonly text: string }) {
  return (
    <span className={styles.coverage}>
      <span className={styles.bar}>
        <span className={styles.filled} style={{ width: `${100 * share}%` }} />
      </span>
      {text}
    </span>
  );
}

function useCoverage(indicator: Indicator): (cell: Cell) => Detail {
  const texts = useTexts(tileTexts);
  const { language } = useLanguage();
  const { tree } = useProvince();
  const whole = (count: number): string => formatNumber(count, 0, language);
  return ({ area, reporting, expected }) => {
    const own = tree.get(area)?.level;
    const level = own && coverageLevel(indicator, own, tree.levels);
    const text = texts.coverage(whole(reporting), whole(expected), levelWord(level, expected, language));
    const share = reporting / Math.max(1, expected);
    // The bar beside it takes the room of five letters.
    return { key: 'coverage', letters: text.length + 5, shown: <Coverage share={share} text={text} /> };
  };
}

const asDetail = (key: string, text: string): Detail => ({
  key,
  letters: text.length,
  word: Math.max(...text.split(' ').map(({ length }) => length)),
  shown: text,
});

/** Letters that the state of a value takes: its shape, its word and, when it is not fresh, its age. */
const stateLetters = ({ band, freshness }: ValueLook): number =>
  (band === 'calm' ? 0 : 12) + (freshness === 'fresh' ? 0 : 18);

/** How the numeral stands, how complete it is, what it is made of, its target: as much as there is room for. */
export function HeadlineDetails({ indicator, value, cell, now, lines, column }: HeadlineDetailsProps) {
  const texts = useTexts(tileTexts);
  const { language } = useLanguage();
  const coverage = useCoverage(indicator);
  const unit = indicator.unit[language];
  const present = value.freshness !== 'missing' && cell !== undefined;
  const parts = present ? formatParts(cell.measured, indicator, language) : null;
  const target = (limit: number): string =>
    isSign(unit)
      ? formatValue(limit, { ...indicator, decimals: 0 }, language)
      : formatNumber(limit, 0, language);
  const letters = stateLetters(value);
  // In a column that is too narrow for both its shape has a line of its own.
  const needed = column && letters > lines.letters ? letters + lines.letters : letters;
  const state = <ValueState look={value} indicator={indicator} now={now} />;
  const details: Detail[] = [
    ...(needed > 0
      ? [{ key: 'state', letters: Math.min(needed, lines.count * lines.letters * 0.8), shown: state }]
      : []),
    ...(present && value.partial ? [coverage(cell)] : []),
    ...(present && !isSign(unit) ? [asDetail('unit', unit)] : []),
    ...(parts === null ? [] : [asDetail('parts', parts)]),
    ...(indicator.target === undefined ? [] : [asDetail('target', texts.target(target(indicator.target)))]),
  ];
  const fitting = (column ? fitColumn : fitParts)(details, lines);
  // The unit belongs to the numeral, whatever is said next; it is only not the first to have room.
  const shownParts = fitting.toSorted((a, b) => Number(b.key === 'unit') - Number(a.key === 'unit'));
  return (
    <p className={styles.details} data-column={column} data-freshness={value.freshness}>
      {shownParts.map(({ key, shown }) => (
        <span key={key} data-part={key}>
          {shown}
        </span>
      ))}
    </p>
  );
}
