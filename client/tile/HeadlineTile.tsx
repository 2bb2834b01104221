import { formatNumeral } from '#client/format/indicatorValue.ts';
import { useCell } from '#client/indicator/cellStore.ts';
import { ValueLook } from '#client/indicator/ValueLook.tsx';
import { type ValueLook as Look, valueLookOf } from '#client/indicator/valueLook.ts';
import { useServerNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { DayLine } from './DayLine.tsx';
import { HeadlineDetails } from './HeadlineDetails.tsx';
import styles from './HeadlineTile.module.css';
import { numeralEms, numeralSize } from './headlineSize.ts';
import { RollingNumeral } from './RollingNumeral.tsx';
import type { TileProps, TileRoom } from './tileProps.ts';
import { tileTexts } from './tileTexts.ts';

/** Units that are signs stand beside the numeral; words would crowd it and stand below. */
const isSign = (unit: string): boolean => unit.length <= 2;

interface FigureProps {
  readonly indicator: Indicator;
  readonly look: Look;
  readonly room: TileRoom;
}

function Figure({ indicator, look, room }: FigureProps) {
  const { language } = useLanguage();
  const text = formatNumeral(look.value, indicator, language);
  const unit = indicator.unit[language];
  const beside = isSign(unit) ? indicator.unit : { vi: '', en: '' };
  // What stands beside it needs a third of the tile.
  const width = room.width * 0.66 - (isSign(unit) ? 30 : 0);
  return (
    <div
      className={styles.figure}
      style={{ fontSize: `calc(${numeralSize(text, { ...room, width })} * var(--u))` }}
    >
      <ValueLook look={look} indicator={{ ...indicator, unit: beside }}>
        <RollingNumeral text={text} />
      </ValueLook>
    </div>
  );
}

/** From this height on there is room below the numeral; under it the details stand beside. In arc minutes. */
const roomBelow = 132;
/** Width beside a numeral that holds two details on a line each. */
const roomForTwo = 135;

function Headline({ indicator, room }: { readonly indicator: Indicator; readonly room: TileRoom }) {
  const { language } = useLanguage();
  const { tree } = useProvince();
  const now = useServerNow();
  const cell = useCell(indicator.id, tree.root.id);
  const look = valueLookOf(cell, indicator, now);
  const large = room.height >= roomBelow;
  const numeral = formatNumeral(look.value, indicator, language);
  const beside =
    room.width -
    numeralEms(numeral) * numeralSize(numeral, room) -
    (isSign(indicator.unit[language]) ? 40 : 14);
  const details = (
    <HeadlineDetails
      indicator={indicator}
      look={look}
      cell={cell}
      now={now}
      most={large ? 5 : beside < roomForTwo ? 1 : 2}
    />
  );
  return (
    <article className={styles.tile} data-freshness={look.freshness} data-size={large ? 'large' : 'small'}>
      <h3 className={styles.label}>{(indicator.shortName ?? indicator.name)[language]}</h3>
      <div className={styles.middle}>
        <Figure indicator={indicator} look={look} room={room} />
        {large ? <DayLine indicator={indicator} area={tree.root.id} look={look} /> : details}
      </div>
      {large && details}
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
