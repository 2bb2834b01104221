import { formatParts, formatValue } from '#client/format/indicatorValue.ts';
import { formatNumber } from '#client/format/number.ts';
import { ValueState } from '#client/indicator/ValueState.tsx';
import type { ValueLook } from '#client/indicator/valueLook.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Cell } from '#shared/indicator/cell.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import styles from './HeadlineTile.module.css';
import { tileTexts } from './tileTexts.ts';

interface HeadlineDetailsProps {
  readonly indicator: Indicator;
  readonly look: ValueLook;
  readonly cell: Cell | undefined;
  readonly now: number;
  /** How many details there is room for; what matters most comes first. */
  readonly most: number;
}

/** How many children are in it, when not all are. */
function Coverage({ cell }: { readonly cell: Cell }) {
  const texts = useTexts(tileTexts);
  const { language } = useLanguage();
  const { tree } = useProvince();
  const child = tree.childrenOf(cell.area)[0];
  const level = tree.levels.find(({ id }) => id === child?.level);
  const whole = (count: number): string => formatNumber(count, 0, language);
  return (
    <span className={styles.coverage}>
      <span className={styles.bar}>
        <span style={{ width: `${(100 * cell.reporting) / Math.max(1, cell.expected)}%` }} />
      </span>
      {texts.coverage(whole(cell.reporting), whole(cell.expected), level?.many[language] ?? '')}
    </span>
  );
}

/** Below the numeral: how it stands, how complete it is, its target, what it is made of. */
export function HeadlineDetails({ indicator, look, cell, now, most }: HeadlineDetailsProps) {
  const texts = useTexts(tileTexts);
  const { language } = useLanguage();
  const present = look.freshness !== 'missing';
  const parts = present && cell ? formatParts(cell.measured, indicator, language) : null;
  const unit = indicator.unit[language];
  const isCalm = look.freshness === 'fresh' && look.band === 'calm';
  const details = [
    isCalm ? null : <ValueState key="state" look={look} indicator={indicator} now={now} />,
    present && cell && look.partial ? <Coverage key="coverage" cell={cell} /> : null,
    unit.length > 2 && present ? <span key="unit">{unit}</span> : null,
    indicator.target === undefined ? null : (
      <span key="target">
        {texts.target(
          unit.length > 2
            ? formatNumber(indicator.target, 0, language)
            : formatValue(indicator.target, { ...indicator, decimals: 0 }, language),
        )}
      </span>
    ),
    parts === null ? null : <span key="parts">{parts}</span>,
  ].filter((detail) => detail !== null);
  return <p className={styles.details}>{details.slice(0, most)}</p>;
}
