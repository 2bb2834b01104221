import type { Area, AreaId } from '#shared/area/area.ts';
import { freshnessOf } from '#shared/indicator/freshness.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { type Measured, measuredValue } from '#shared/indicator/reading.ts';
import type { RolledUpPoint } from '#shared/indicator/series.ts';
import type { SeriesNote } from '#shared/indicator/seriesNote.ts';
import type { Language } from '#shared/locale/localText.ts';
import { type ExportCell, type ExportTable, instantCell, numberCell, textCell } from './exportTable.ts';
import { exportTexts } from './exportTexts.ts';

/** What every row of a file is about. */
export interface ExportMeans {
  readonly indicator: Indicator;
  readonly language: Language;
  readonly nameOf: (area: AreaId) => string;
}

/** An area with its newest value at a time. */
export interface AreaValue {
  readonly area: Area;
  readonly point: RolledUpPoint | undefined;
}

/** A percentage as it is shown; a long tail of binary digits says nothing and cannot be read back. */
const shareDigits = 6;
const shareCell = (measured: Measured): ExportCell => {
  const share = measuredValue(measured);
  return numberCell(share === null ? null : Number(share.toFixed(shareDigits)));
};

/** A ratio by its parts and its share, anything else by its value. */
function valueHeads({ indicator, language }: ExportMeans): string[] {
  const { numerator, denominator, share, value, unit, partsUnit } = exportTexts[language];
  return indicator.measure === 'ratio' ? [numerator, denominator, partsUnit, share, unit] : [value, unit];
}

function valueCells(measured: Measured | null, { indicator, language }: ExportMeans): ExportCell[] {
  const unit = textCell(indicator.unit[language]);
  if (indicator.measure !== 'ratio')
    return [numberCell(measured?.kind === 'value' ? measured.value : null), unit];
  const partsUnit = textCell(indicator.partsUnit?.[language] ?? '');
  if (measured?.kind !== 'ratio') return [null, null, partsUnit, measured ? shareCell(measured) : null, unit];
  const { numerator, denominator } = measured;
  return [numberCell(numerator), numberCell(denominator), partsUnit, shareCell(measured), unit];
}

const subjectHeads = ({ language }: ExportMeans): string[] => {
  const { areaCode, area, indicatorId, indicator } = exportTexts[language];
  return [areaCode, area, indicatorId, indicator];
};

const subjectCells = (area: Area, { indicator, language }: ExportMeans): ExportCell[] => [
  textCell(area.code),
  textCell(area.fullName[language]),
  textCell(indicator.id),
  textCell(indicator.name[language]),
];

const coverageCells = (point: Pick<RolledUpPoint, 'reporting' | 'expected'> | undefined): ExportCell[] => [
  numberCell(point?.reporting ?? null),
  numberCell(point?.expected ?? null),
];

function noteText({ code, areas }: SeriesNote, { language, nameOf }: ExportMeans): string {
  return exportTexts[language].notes[code](areas.map(nameOf).join(', '));
}

/**
 * A series as a table, a row for each point. A span without points of which something must be said has one row with the words and
 * no number: the reader of the file has no page beside it.
 */
export function seriesTable(
  area: Area,
  { points, notes }: { readonly points: readonly RolledUpPoint[]; readonly notes: readonly SeriesNote[] },
  means: ExportMeans,
): ExportTable {
  const texts = exportTexts[means.language];
  const noteOf = (at: number): SeriesNote | undefined =>
    notes.find(({ fromAt, toAt }) => fromAt <= at && at < toAt);
  const timed = points.map((point) => {
    const note = noteOf(point.at ?? point.bucketAt);
    return {
      fromAt: point.bucketAt,
      cells: [
        ...subjectCells(area, means),
        instantCell(point.bucketAt),
        instantCell(point.at),
        ...valueCells(point.measured, means),
        ...coverageCells(point),
        textCell(note ? noteText(note, means) : ''),
      ],
    };
  });
  const told = notes
    .filter((note) => !points.some((point) => noteOf(point.at ?? point.bucketAt) === note))
    .map((note) => ({
      fromAt: note.fromAt,
      cells: [
        ...subjectCells(area, means),
        instantCell(note.fromAt),
        null,
        ...valueCells(null, means),
        ...coverageCells(undefined),
        textCell(noteText(note, means)),
      ],
    }));
  return {
    name: texts.sheet,
    header: [
      ...subjectHeads(means),
      texts.bucket,
      texts.at,
      ...valueHeads(means),
      texts.reporting,
      texts.expected,
      texts.note,
    ],
    rows: [...timed, ...told].toSorted((a, b) => a.fromAt - b.fromAt).map(({ cells }) => cells),
  };
}

/** The areas below another with what was newest at `seenAt`, epoch ms, and how old that was against its cadence. */
export function areasTable(values: readonly AreaValue[], seenAt: number, means: ExportMeans): ExportTable {
  const texts = exportTexts[means.language];
  return {
    name: texts.sheet,
    header: [
      ...subjectHeads(means),
      texts.at,
      ...valueHeads(means),
      texts.reporting,
      texts.expected,
      texts.state,
    ],
    rows: values.map(({ area, point }) => [
      ...subjectCells(area, means),
      instantCell(point?.at ?? null),
      ...valueCells(point?.measured ?? null, means),
      ...coverageCells(point),
      textCell(texts.states[freshnessOf(point?.at ?? null, seenAt, means.indicator)]),
    ]),
  };
}
