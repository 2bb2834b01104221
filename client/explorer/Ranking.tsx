import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { explorerTexts } from './explorerTexts.ts';
import type { PullDown } from './pullDown.ts';
import styles from './Ranking.module.css';
import { RankingRow } from './RankingRow.tsx';
import { hasLevel } from './reportedLevel.ts';
import { notReportedBelow } from './statement.ts';
import type { ExplorerFacts } from './useExplorer.ts';

/** The right end of the bars: the whole for a share, else the highest value or the target. */
function barEnd({ indicator, rows }: ExplorerFacts): number {
  if (indicator.unit.vi === '%') return 100;
  const values = rows.flatMap(({ look }) => (look.value === null ? [] : [look.value]));
  return Math.max(indicator.target ?? 0, ...values, 1);
}

function useShareHead(pullDown: PullDown | null, { better }: Indicator): string | null {
  const { columns } = useTexts(explorerTexts);
  if (!pullDown || pullDown.kind === 'extreme' || pullDown.pulls.length === 0) return null;
  if (pullDown.kind === 'total') return columns.total;
  return better === 'down' ? columns.excess : columns.gap;
}

function RankingHead({
  facts,
  shareHead,
}: {
  readonly facts: ExplorerFacts;
  readonly shareHead: string | null;
}) {
  const { columns } = useTexts(explorerTexts);
  const { indicator } = facts;
  return (
    <thead>
      <tr>
        <th scope="col">{columns.area}</th>
        <th scope="col" className={styles.number}>
          {columns.value}
        </th>
        <th scope="col">{indicator.target ? columns.bar : columns.barPlain}</th>
        <th scope="col">{columns.parts}</th>
        {shareHead !== null && (
          <th scope="col" className={styles.number}>
            {shareHead}
          </th>
        )}
      </tr>
    </thead>
  );
}

interface RankingProps {
  readonly facts: ExplorerFacts;
  /** Instead of the plain title, where there is something beside the areas. */
  readonly head?: ReactNode;
}

/** The areas below, the one most in need of attention first. It holds every value that the map shows. */
export function Ranking({ facts, head }: RankingProps) {
  const { profile } = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(explorerTexts);
  const { indicator, rows, rankedIn, rankedLevel, area, pullDown } = facts;
  const shareHead = useShareHead(pullDown, indicator);
  const pulls = new Map(pullDown?.pulls.map((pull) => [pull.row.area.id, pull]));
  const many = rankedLevel?.many[language] ?? '';
  const refusal = notReportedBelow(indicator, rankedLevel, profile.levels, language);
  const end = barEnd(facts);
  // The statement has said it already where the chosen area itself does not have the indicator.
  if (!hasLevel(indicator, area.level, profile.levels)) return <section className={styles.ranking} />;
  return (
    <section className={styles.ranking}>
      <h2>
        {head ?? (rankedIn === area ? texts.ranking(many) : texts.rankingOf(many, rankedIn.name[language]))}
        <span>{indicator.better === 'none' ? texts.mostFirst : texts.worstFirst}</span>
      </h2>
      {refusal !== null && <p className={styles.words}>{refusal}</p>}
      {refusal === null && rows.length === 0 && <p className={styles.words}>{texts.noChildren}</p>}
      {refusal === null && rows.length > 0 && (
        <div className={styles.scroller}>
          <table>
            <RankingHead facts={facts} shareHead={shareHead} />
            <tbody>
              {rows.map((row) => (
                <RankingRow
                  key={row.area.id}
                  row={row}
                  facts={facts}
                  barEnd={end}
                  share={shareHead === null ? null : (pulls.get(row.area.id)?.share ?? 0)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
