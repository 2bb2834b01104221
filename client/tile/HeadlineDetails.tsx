import { type ReactNode, useMemo } from 'react';
import { formatParts, formatValue, nameSaysUnit } from '#client/format/indicatorValue.ts';
import { formatNumber } from '#client/format/number.ts';
import { useStateText, ValueState } from '#client/indicator/ValueState.tsx';
import type { ValueLook } from '#client/indicator/valueLook.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { textWidth, useFontArrival } from '#client/ui/textWidth.ts';
import { levelWord } from '#shared/area/levelWord.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import { coverageLevel, type Indicator } from '#shared/indicator/indicator.ts';
import { type ColumnPart, fitColumn, type Wording } from './fitColumn.ts';
import { fitParts } from './fitParts.ts';
import styles from './HeadlineTile.module.css';
import { tileTexts } from './tileTexts.ts';

/** Units that are signs (%, °C, ms) stand beside the numeral; words below it. */
export const isSign = (unit: string): boolean => unit.length <= 2;
/** What a unit takes beside its numeral, in ems of the numeral. */
export const signEmsOf = (unit: string): number => (isSign(unit) ? 0.2 + 0.34 * unit.length : 0);

/** Where the details have their room: lines below the numeral, or a column beside it. Widths in arc minutes. */
export type DetailRoom =
  | { readonly place: 'below'; readonly count: number; readonly width: number }
  | { readonly place: 'beside'; readonly width: number };

interface HeadlineDetailsProps {
  readonly indicator: Indicator;
  readonly value: ValueLook;
  readonly cell: Cell | undefined;
  readonly now: number;
  /** What matters most comes first. */
  readonly room: DetailRoom;
}

interface ShownWording extends Wording {
  readonly shown: ReactNode;
}

/** Its wordings from the fullest to the shortest. */
interface Detail extends ColumnPart {
  readonly key: string;
  readonly wordings: readonly [ShownWording, ...ShownWording[]];
}

/** A letter below the numeral is about this wide. */
const letterWidth = 9.2;
/** As the column is set, in arc minutes; its state is heavy when it is old. */
const columnText = { size: 17, weight: 600, lines: 3 } as const;
/** The bar of a coverage and the shape of a band, each with what keeps the text from it. */
const marks = { bar: 34 + 8, shape: (0.78 + 0.35) * columnText.size } as const;

/**
 * How wide a text of the column is. Figures are as wide as a nought each, so few words are ever measured, and each once; a hair
 * more, so that a line is not full to the pixel. Widths measured before the font came belong to another font.
 */
function useColumnWidth(): (text: string) => number {
  const arrival = useFontArrival();
  return useMemo(() => {
    void arrival;
    const known = new Map<string, number>();
    return (text) => {
      const shape = text.replaceAll(/\d/g, '0');
      const width = known.get(shape) ?? 1.02 * textWidth(shape, columnText.weight, columnText.size);
      known.set(shape, width);
      return width;
    };
  }, [arrival]);
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
    return {
      key: 'coverage',
      wordings: [
        { mark: marks.bar, text, shown: <Coverage share={share} text={text} /> },
        { mark: 0, text, shown: text },
      ],
    };
  };
}

const asDetail = (key: string, text: string): Detail => ({
  key,
  wordings: [{ mark: 0, text, shown: text }],
});

function useStateDetail(indicator: Indicator, look: ValueLook, now: number): Detail {
  const { full, short } = useStateText(look, now);
  const mark = look.band === 'calm' ? 0 : marks.shape;
  const wording = (length: 'full' | 'short', text: string): ShownWording => ({
    mark,
    text,
    shown: <ValueState look={look} indicator={indicator} now={now} length={length} />,
  });
  return {
    key: 'state',
    wordings: [wording('full', full), wording('short', short)],
  };
}

interface ShownDetail {
  readonly key: string;
  readonly shown: ReactNode;
}

function fitDetails(
  details: readonly Detail[],
  room: DetailRoom,
  columnWidth: (text: string) => number,
): readonly ShownDetail[] {
  if (room.place === 'beside')
    return fitColumn(details, { count: columnText.lines, width: room.width }, columnWidth).map(
      ({ part, wording }) => ({ key: part.key, shown: wording.shown }),
    );
  const lines = { count: room.count, letters: Math.floor(room.width / letterWidth) };
  const parts = details.map(({ key, wordings }) => {
    const lettersOf = ({ mark, text }: Wording): number => Math.ceil(mark / letterWidth) + text.length;
    const wording = wordings.find((each) => lettersOf(each) <= lines.letters) ?? wordings[0];
    return { key, shown: wording.shown, letters: lettersOf(wording) };
  });
  return fitParts(parts, lines);
}

/** How the numeral stands, how complete it is, what it is made of, its target: as much as there is room for. */
export function HeadlineDetails({ indicator, value, cell, now, room }: HeadlineDetailsProps) {
  const texts = useTexts(tileTexts);
  const { language } = useLanguage();
  const coverage = useCoverage(indicator);
  const state = useStateDetail(indicator, value, now);
  const columnWidth = useColumnWidth();
  const unit = indicator.unit[language];
  const name = (indicator.shortName ?? indicator.name)[language];
  const present = value.freshness !== 'missing' && cell !== undefined;
  const parts = present ? formatParts(cell.measured, indicator, language) : null;
  const target = (limit: number): string =>
    isSign(unit)
      ? formatValue(limit, { ...indicator, decimals: 0 }, language)
      : formatNumber(limit, 0, language);
  const details: Detail[] = [
    ...(value.band === 'calm' && value.freshness === 'fresh' ? [] : [state]),
    ...(present && value.partial ? [coverage(cell)] : []),
    ...(present && !isSign(unit) && !nameSaysUnit(name, unit) ? [asDetail('unit', unit)] : []),
    ...(parts === null ? [] : [asDetail('parts', parts)]),
    ...(indicator.target === undefined ? [] : [asDetail('target', texts.target(target(indicator.target)))]),
  ];
  // The unit belongs to the numeral, whatever is said next; it is only not the first to have room.
  const shownDetails = fitDetails(details, room, columnWidth).toSorted(
    (a, b) => Number(b.key === 'unit') - Number(a.key === 'unit'),
  );
  return (
    <p className={styles.details} data-column={room.place === 'beside'} data-freshness={value.freshness}>
      {shownDetails.map(({ key, shown }) => (
        <span key={key} data-part={key}>
          {shown}
        </span>
      ))}
    </p>
  );
}
