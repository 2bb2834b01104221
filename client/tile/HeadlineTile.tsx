import { formatNumeral } from '#client/format/indicatorValue.ts';
import { useCell } from '#client/indicator/cellStore.ts';
import { ValueLook } from '#client/indicator/ValueLook.tsx';
import { type ValueLook as Look, valueLookOf } from '#client/indicator/valueLook.ts';
import { useServerNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { DayLine } from './DayLine.tsx';
import type { Lines } from './fitParts.ts';
import { HeadlineDetails, isSign } from './HeadlineDetails.tsx';
import styles from './HeadlineTile.module.css';
import { type HeadlineLook, headlineLookOf, numeralEms, numeralSize } from './headlineLook.ts';
import { RollingNumeral } from './RollingNumeral.tsx';
import type { TileProps, TileRoom } from './tileProps.ts';
import { tileTexts } from './tileTexts.ts';

interface FigureProps {
  readonly indicator: Indicator;
  readonly look: Look;
  readonly numeral: string;
  readonly size: number;
}

function Figure({ indicator, look, numeral, size }: FigureProps) {
  const { language } = useLanguage();
  // A unit that is a word would crowd the numeral; it stands with the details.
  const unit = isSign(indicator.unit[language]) ? indicator.unit : { vi: '', en: '' };
  return (
    <div className={styles.figure} style={{ fontSize: `calc(${size.toFixed(1)} * var(--u))` }}>
      <ValueLook look={look} indicator={{ ...indicator, unit }}>
        <RollingNumeral text={numeral} />
      </ValueLook>
    </div>
  );
}

/** A letter of the details is about 9.2 arc minutes wide, 8.8 beside the numeral of a small tile. */
function linesFor(look: HeadlineLook, width: number, beside: number): Lines {
  if (look === 'small') return { count: 3, letters: Math.floor(beside / 8.8) };
  return { count: look === 'large' ? 2 : 1, letters: Math.floor(width / 9.2) };
}

function Headline({ indicator, room }: { readonly indicator: Indicator; readonly room: TileRoom }) {
  const { language } = useLanguage();
  const { tree } = useProvince();
  const now = useServerNow();
  const cell = useCell(indicator.id, tree.root.id);
  const value = valueLookOf(cell, indicator, now);
  const look = headlineLookOf(room.height);
  const numeral = formatNumeral(value.value, indicator, language);
  const unitWidth = isSign(indicator.unit[language]) ? 0.45 : 0;
  const size = numeralSize(numeral, look, room.width * 0.94);
  const beside = room.width - (numeralEms(numeral) + unitWidth) * size - 14;
  const details = (
    <HeadlineDetails
      indicator={indicator}
      value={value}
      cell={cell}
      now={now}
      lines={linesFor(look, room.width, beside)}
      column={look === 'small'}
    />
  );
  return (
    <article className={styles.tile} data-freshness={value.freshness} data-look={look}>
      <h3 className={styles.label}>{(indicator.shortName ?? indicator.name)[language]}</h3>
      <div className={styles.middle}>
        <Figure indicator={indicator} look={value} numeral={numeral} size={size} />
        {look === 'small' ? details : <DayLine indicator={indicator} area={tree.root.id} look={value} />}
      </div>
      {look !== 'small' && details}
    </article>
  );
}

/** One figure of the province: the numeral, how it stands, what it is made of, and its day. */
export function HeadlineTile({ tile, room }: TileProps<'headline'>) {
  const texts = useTexts(tileTexts);
  const indicator = useProvince().indicators.get(tile.indicator);
  if (!indicator) return <p>{texts.unknownIndicator(tile.indicator)}</p>;
  return <Headline indicator={indicator} room={room} />;
}
