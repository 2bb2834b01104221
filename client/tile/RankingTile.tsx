import { useMemo } from 'react';
import { formatNumeral } from '#client/format/indicatorValue.ts';
import { formatNumber } from '#client/format/number.ts';
import { BandMark } from '#client/indicator/BandMark.tsx';
import { useAreaLooks } from '#client/indicator/useAreaLooks.ts';
import { isCurrent } from '#client/indicator/valueLook.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { fitParts } from './fitParts.ts';
import { isSign } from './HeadlineDetails.tsx';
import styles from './RankingTile.module.css';
import { type RankedArea, rankAreas } from './rankAreas.ts';
import { TileFrame, TileSentence } from './TileFrame.tsx';
import type { TileProps, TileRoom } from './tileProps.ts';
import { tileTexts } from './tileTexts.ts';
import { useDistricts, useIndicators } from './useIndicators.ts';

/** Heights in arc minutes: the name of the tile, a row, the words below. */
const heights = { head: 34, row: 47, foot: 30 } as const;
/** Width of a letter of the words below, in arc minutes. */
const footLetter = 9;

interface RowProps {
  readonly row: RankedArea;
  readonly indicator: Indicator;
  readonly targetShare: number | null;
}

function Row({ row: { area, look, share }, indicator, targetShare }: RowProps) {
  const { language } = useLanguage();
  const { tree } = useProvince();
  return (
    <li
      className={styles.row}
      data-band={isCurrent(look) ? look.band : 'calm'}
      data-freshness={look.freshness}
    >
      <span className={styles.name}>
        {tree.get(area)?.name[language] ?? area}
        {isCurrent(look) && <BandMark band={look.band} side={indicator.better === 'up' ? 'down' : 'up'} />}
      </span>
      <span className={styles.bar} aria-hidden="true">
        <span className={styles.filled} style={{ width: `${100 * share}%` }} />
        {targetShare !== null && <span className={styles.target} style={{ left: `${100 * targetShare}%` }} />}
      </span>
      <span className={styles.value}>{formatNumeral(look.value, indicator, language)}</span>
    </li>
  );
}

function Ranking({ indicator, room }: { readonly indicator: Indicator; readonly room: TileRoom }) {
  const texts = useTexts(tileTexts);
  const { language } = useLanguage();
  const { profile } = useProvince();
  const districts = useDistricts();
  const indicators = useMemo(() => [indicator], [indicator]);
  const areas = useAreaLooks(indicators, districts);
  const { ranked, old, targetShare, unknown } = useMemo(
    () => rankAreas(areas, indicator),
    [areas, indicator],
  );
  const level = profile.levels.find(({ id }) => id === profile.map.level)?.many[language] ?? '';
  const whole = (count: number): string => formatNumber(count, 0, language);
  const fit = Math.max(1, Math.floor((room.height - heights.head - heights.foot) / heights.row));
  // What is old comes below what is known of now.
  const shown = [...ranked, ...old].slice(0, fit);
  const rest = ranked.slice(fit);
  const least = ranked.at(-1)?.look.value ?? null;
  const restText =
    ranked[fit - 1]?.look.value === least
      ? texts.equalOnes(whole(rest.length), level, formatNumeral(least, indicator, language))
      : texts.betterOnes(whole(rest.length), level);
  const notes = [
    ...(unknown > 0 ? [texts.withoutValue(whole(unknown), level)] : []),
    ...(rest.length > 0 ? [restText] : []),
  ].map((text) => ({ text, letters: text.length }));
  return (
    <TileFrame
      label={(indicator.shortName ?? indicator.name)[language]}
      width={room.width}
      note={texts.byArea(isSign(indicator.unit[language]) ? indicator.unit[language] : '', level)}
    >
      {shown.length === 0 ? (
        <TileSentence>{texts.noAreas}</TileSentence>
      ) : (
        <ol className={styles.rows}>
          {shown.map((row) => (
            <Row key={row.area} row={row} indicator={indicator} targetShare={targetShare} />
          ))}
        </ol>
      )}
      <p className={styles.foot}>
        {fitParts(notes, { count: 1, letters: Math.floor(room.width / footLetter) })
          .map(({ text }) => text)
          .join(' · ')}
      </p>
    </TileFrame>
  );
}

/** The districts that pull the province down, on top. */
export function RankingTile({ tile, room }: TileProps<'ranking'>) {
  const texts = useTexts(tileTexts);
  const ids = useMemo(() => [tile.indicator], [tile.indicator]);
  const [indicator] = useIndicators(ids);
  if (!indicator) return <TileSentence>{texts.unknownIndicator(tile.indicator)}</TileSentence>;
  return <Ranking indicator={indicator} room={room} />;
}
