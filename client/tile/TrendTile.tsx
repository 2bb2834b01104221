import { useMemo } from 'react';
import { DayChart } from '#client/chart/DayChart.tsx';
import { formatNumeral, formatValue } from '#client/format/indicatorValue.ts';
import { dayGapMs } from '#client/indicator/dayGap.ts';
import { useDaySeries } from '#client/indicator/useSeries.ts';
import { useValueLook } from '#client/indicator/useValueLook.ts';
import { isCurrent } from '#client/indicator/valueLook.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { Figure } from './Figure.tsx';
import { HeadlineDetails, signEmsOf } from './HeadlineDetails.tsx';
import { fittedSize, numeralEms } from './headlineLook.ts';
import { TileFrame, TileSentence } from './TileFrame.tsx';
import styles from './TrendTile.module.css';
import type { TileProps, TileRoom } from './tileProps.ts';
import { tileTexts } from './tileTexts.ts';

const figureSize = 66;

/** The line itself; an empty place until its series is read, a sentence when it cannot be. */
function Day({ indicator }: { readonly indicator: Indicator }) {
  const texts = useTexts(tileTexts);
  const { language } = useLanguage();
  const { tree, profile } = useProvince();
  const { look } = useValueLook(indicator, tree.root.id);
  const { data, isError } = useDaySeries(indicator.id, tree.root.id);
  const points = useMemo(
    () => data?.points.map(({ bucketAt, value }) => ({ at: bucketAt, value })) ?? [],
    [data],
  );
  if (!data) return isError ? <TileSentence>{texts.noHistory}</TileSentence> : null;
  if (points.length === 0) return <TileSentence>{texts.emptyDay}</TileSentence>;
  const { target } = indicator;
  return (
    <DayChart
      points={points}
      fromAt={data.fromAt}
      toAt={data.toAt}
      gapMs={dayGapMs(indicator, data.everyMs)}
      target={target ?? null}
      targetText={
        target === undefined ? '' : texts.target(formatValue(target, { ...indicator, decimals: 0 }, language))
      }
      numeral={(value) => formatNumeral(value, indicator, language)}
      timeZone={profile.timeZone}
      faded={!isCurrent(look)}
    />
  );
}

function Trend({ indicator, room }: { readonly indicator: Indicator; readonly room: TileRoom }) {
  const { language } = useLanguage();
  const { tree } = useProvince();
  const { cell, look } = useValueLook(indicator, tree.root.id);
  const numeral = formatNumeral(look.value, indicator, language);
  const ems = numeralEms(numeral) + signEmsOf(indicator.unit[language]);
  const size = fittedSize(figureSize, ems, room.width);
  const beside = room.width - ems * size - 20;
  return (
    <TileFrame
      label={(indicator.shortName ?? indicator.name)[language]}
      freshness={look.freshness}
      width={room.width}
    >
      <div className={styles.head}>
        <Figure indicator={indicator} look={look} numeral={numeral} size={size} />
        <HeadlineDetails
          indicator={{ ...indicator, target: undefined }}
          value={look}
          cell={cell}
          now={serverNow()}
          room={{ place: 'beside', width: beside }}
        />
      </div>
      <div className={styles.day}>
        <Day indicator={indicator} />
      </div>
    </TileFrame>
  );
}

/** One figure and its day, large enough to see which way it goes. */
export function TrendTile({ tile, room }: TileProps<'trend'>) {
  const texts = useTexts(tileTexts);
  const indicator = useProvince().indicators.get(tile.indicator);
  if (!indicator) return <TileSentence>{texts.unknownIndicator(tile.indicator)}</TileSentence>;
  return <Trend indicator={indicator} room={room} />;
}
