import { Link } from 'wouter';
import { formatParts, withUnit } from '#client/format/indicatorValue.ts';
import { formatNumber } from '#client/format/number.ts';
import { BandMark } from '#client/indicator/BandMark.tsx';
import { ValueLook } from '#client/indicator/ValueLook.tsx';
import { ValueState } from '#client/indicator/ValueState.tsx';
import { isCurrent } from '#client/indicator/valueLook.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { explorerAddress } from '#client/ui/pageAddress.ts';
import { levelWord } from '#shared/area/levelWord.ts';
import { coverageLevel } from '#shared/indicator/indicator.ts';
import { explorerTexts } from './explorerTexts.ts';
import styles from './Ranking.module.css';
import type { RankedArea } from './ranking.ts';
import type { ExplorerFacts } from './useExplorer.ts';

interface BarProps {
  readonly row: RankedArea;
  readonly end: number;
  readonly target: number | undefined;
}

const percentOf = (value: number, end: number): string =>
  `${Math.min(100, Math.max(0, (100 * value) / end))}%`;

/** The value as a length, with the target as a line across: the gap between the two is what the reader looks for. */
function Bar({ row: { look }, end, target }: BarProps) {
  return (
    <span className={styles.bar} aria-hidden="true">
      {look.value !== null && (
        <span
          className={styles.length}
          data-current={isCurrent(look)}
          data-band={look.band}
          style={{ width: percentOf(look.value, end) }}
        />
      )}
      {target !== undefined && target > 0 && (
        <span className={styles.target} style={{ left: percentOf(target, end) }} />
      )}
    </span>
  );
}

interface RankingRowProps {
  readonly row: RankedArea;
  readonly facts: ExplorerFacts;
  readonly barEnd: number;
  /** Of what is missing, 0 to 1; null when there is nothing to share out. */
  readonly share: number | null;
}

/** The parts of the value; with its state when that is not calm, and its coverage when that is not whole. */
function Grounds({ row, facts }: Pick<RankingRowProps, 'row' | 'facts'>) {
  const { profile } = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(explorerTexts);
  const { indicator, now } = facts;
  const { look, cell, area } = row;
  if (facts.loading) return null;
  if (look.freshness !== 'fresh')
    return <ValueState look={{ ...look, band: 'calm' }} indicator={indicator} now={now} />;
  const below = coverageLevel(indicator, area.level, profile.levels);
  const count = (value: number): string => formatNumber(value, 0, language);
  return (
    <>
      {cell && formatParts(cell.measured, { ...indicator, partsUnit: undefined }, language)}{' '}
      {look.partial && cell && below && (
        <span className={styles.coverage}>
          {texts.coverageShort(
            count(cell.reporting),
            count(cell.expected),
            levelWord(below, cell.expected, language),
          )}
        </span>
      )}
    </>
  );
}

export function RankingRow({ row, facts, barEnd, share }: RankingRowProps) {
  const { language } = useLanguage();
  const { indicator, area } = facts;
  const { look } = row;
  return (
    <tr data-current={row.area === area}>
      <th scope="row">
        <Link href={explorerAddress(row.area.id, indicator.id)}>{row.area.name[language]}</Link>
      </th>
      <td className={styles.number}>
        <BandMark
          band={look.band}
          side={indicator.better === 'up' ? 'down' : 'up'}
          hollow={!isCurrent(look)}
        />{' '}
        <ValueLook look={look} indicator={indicator} />
      </td>
      <td>
        <Bar row={row} end={barEnd} target={indicator.target} />
      </td>
      <td className={styles.grounds}>
        <Grounds row={row} facts={facts} />
      </td>
      {share !== null && (
        <td className={styles.number}>
          {share > 0 ? withUnit(formatNumber(100 * share, 1, language), '%') : ''}
        </td>
      )}
    </tr>
  );
}
