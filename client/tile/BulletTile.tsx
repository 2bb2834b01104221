import { formatNumeral, formatValue } from '#client/format/indicatorValue.ts';
import { formatNumber } from '#client/format/number.ts';
import { useValueLook } from '#client/indicator/useValueLook.ts';
import { ValueState } from '#client/indicator/ValueState.tsx';
import { serverNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Indicator } from '#shared/indicator/indicator.ts';
import styles from './BulletTile.module.css';
import { bulletScale } from './bulletScale.ts';
import { Figure } from './Figure.tsx';
import { TileFrame, TileSentence } from './TileFrame.tsx';
import type { TileProps } from './tileProps.ts';
import { tileTexts } from './tileTexts.ts';
import { useIndicators } from './useIndicators.ts';

const figureSize = 46;
/** Sizes in arc minutes. */
const sizes = { head: 7, row: 104, column: 250, gap: 28 } as const;
/** A narrower column has no room for the target beside how far from it. */
const narrowBelow = 290;

/** The target and how far from it, in words: a bar alone is not read from ten metres. */
function useDistance(): (value: number, indicator: Indicator) => readonly string[] {
  const texts = useTexts(tileTexts);
  const { language } = useLanguage();
  return (value, indicator) => {
    const { target, better, decimals } = indicator;
    if (target === undefined) return [texts.noTarget];
    const gap = better === 'down' ? value - target : target - value;
    const amount = formatNumber(Math.abs(gap), decimals, language);
    const goal = texts.target(formatValue(target, { ...indicator, decimals: 0 }, language));
    if (gap <= 0) return [goal, texts.met];
    return [goal, better === 'down' ? texts.over(amount) : texts.short(amount)];
  };
}

function Bullet({ indicator, narrow }: { readonly indicator: Indicator; readonly narrow: boolean }) {
  const { language } = useLanguage();
  const { tree } = useProvince();
  const { look } = useValueLook(indicator, tree.root.id);
  const distance = useDistance();
  const scale = bulletScale(look.value, indicator);
  return (
    <li className={styles.bullet} data-freshness={look.freshness} data-band={look.band}>
      <p className={styles.name}>{(indicator.shortName ?? indicator.name)[language]}</p>
      <div className={styles.middle}>
        <Figure
          indicator={indicator}
          look={look}
          numeral={formatNumeral(look.value, indicator, language)}
          size={figureSize}
        />
        <p className={styles.words}>
          {look.freshness !== 'fresh' && <ValueState look={look} indicator={indicator} now={serverNow()} />}
          {look.freshness === 'fresh' &&
            look.value !== null &&
            distance(look.value, indicator)
              .slice(narrow ? -1 : 0)
              .map((words) => <span key={words}>{words}</span>)}
        </p>
      </div>
      <span className={styles.bar} aria-hidden="true">
        <span className={styles.filled} style={{ width: `${100 * scale.value}%` }} />
        {scale.target !== null && (
          <span className={styles.target} style={{ left: `${100 * scale.target}%` }} />
        )}
      </span>
    </li>
  );
}

/** Indicators against their targets: a bar, a mark for the target, and how far in words. */
export function BulletTile({ tile, room }: TileProps<'bullet'>) {
  const texts = useTexts(tileTexts);
  const indicators = useIndicators(tile.indicators);
  const columns = Math.max(1, Math.floor((room.width + sizes.gap) / (sizes.column + sizes.gap)));
  const narrow = (room.width + sizes.gap) / columns - sizes.gap < narrowBelow;
  const fit = columns * Math.max(1, Math.floor((room.height - sizes.head) / sizes.row));
  return (
    <TileFrame>
      {indicators.length === 0 && (
        <TileSentence>{texts.unknownIndicator(tile.indicators.join())}</TileSentence>
      )}
      <ul
        className={styles.bullets}
        style={{
          gridTemplateColumns: `repeat(${Math.min(columns, indicators.length || 1)}, minmax(0, 1fr))`,
        }}
      >
        {indicators.slice(0, fit).map((indicator) => (
          <Bullet key={indicator.id} indicator={indicator} narrow={narrow} />
        ))}
      </ul>
    </TileFrame>
  );
}
