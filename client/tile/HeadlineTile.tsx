import { formatNumeral } from '#client/format/indicatorValue.ts';
import { useValueLook } from '#client/indicator/useValueLook.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { DayLine } from './DayLine.tsx';
import { Figure } from './Figure.tsx';
import type { Lines } from './fitParts.ts';
import { HeadlineDetails, signEmsOf } from './HeadlineDetails.tsx';
import styles from './HeadlineTile.module.css';
import { dayLinePlace, type HeadlineLook, headlineLookOf, numeralEms, numeralSize } from './headlineLook.ts';
import { TileFrame, TileSentence } from './TileFrame.tsx';
import type { TileProps, TileRoom } from './tileProps.ts';
import { tileTexts } from './tileTexts.ts';

/** That there is nothing must not be the largest thing on a scene; its frame is higher than a numeral. */
const missingSize: Readonly<Record<HeadlineLook, number>> = { tall: 72, large: 72, medium: 50, small: 60 };

/** A letter of the details is about 9.2 arc minutes wide, 8.8 beside the numeral of a small tile. */
function linesFor(look: HeadlineLook, width: number, beside: number | null): Lines {
  if (beside !== null) return { count: 3, letters: Math.floor(beside / 8.8) };
  return { count: look === 'large' ? 2 : 1, letters: Math.floor(width / 9.2) };
}

function Headline({ indicator, room }: { readonly indicator: Indicator; readonly room: TileRoom }) {
  const { language } = useLanguage();
  const { tree } = useProvince();
  const { cell, look: value } = useValueLook(indicator, tree.root.id);
  const look = headlineLookOf(room.height);
  const numeral = formatNumeral(value.value, indicator, language);
  const unit = indicator.unit[language];
  const signEms = signEmsOf(unit);
  const wished = numeralSize(numeral, look, { ...room, signEms });
  const size = value.freshness === 'missing' ? Math.min(wished, missingSize[look]) : wished;
  const beside = room.width - (numeralEms(numeral) + signEms) * size - 14;
  const line = dayLinePlace(look, beside);
  const besideDetails = line === 'beside' ? beside / 2 : beside;
  const day = <DayLine indicator={indicator} area={tree.root.id} look={value} />;
  const details = (
    <HeadlineDetails
      indicator={indicator}
      value={value}
      cell={cell}
      now={serverNow()}
      lines={linesFor(
        line === 'below' ? 'medium' : look,
        room.width,
        look === 'small' ? besideDetails : null,
      )}
      column={look === 'small'}
    />
  );
  return (
    <TileFrame
      label={(indicator.shortName ?? indicator.name)[language]}
      freshness={value.freshness}
      look={look}
      width={room.width}
    >
      <div className={styles.middle} data-look={look}>
        <Figure indicator={indicator} look={value} numeral={numeral} size={size} />
        {look === 'small' && details}
        {line === 'beside' && day}
      </div>
      {line === 'below' && <div className={styles.below}>{day}</div>}
      {look !== 'small' && details}
    </TileFrame>
  );
}

/** One figure of the province: the numeral, how it stands, what it is made of, and its day. */
export function HeadlineTile({ tile, room }: TileProps<'headline'>) {
  const texts = useTexts(tileTexts);
  const indicator = useProvince().indicators.get(tile.indicator);
  if (!indicator) return <TileSentence>{texts.unknownIndicator(tile.indicator)}</TileSentence>;
  return <Headline indicator={indicator} room={room} />;
}
