import { formatNumeral } from '#client/format/indicatorValue.ts';
import { useValueLook } from '#client/indicator/useValueLook.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { DayLine } from './DayLine.tsx';
import { Figure } from './Figure.tsx';
import { type DetailRoom, HeadlineDetails, signEmsOf } from './HeadlineDetails.tsx';
import styles from './HeadlineTile.module.css';
import { dayLinePlace, type HeadlineLook, headlineLookOf, numeralEms, numeralSize } from './headlineLook.ts';
import { TileFrame, TileSentence } from './TileFrame.tsx';
import type { TileProps, TileRoom } from './tileProps.ts';
import { tileTexts } from './tileTexts.ts';

/** That there is nothing must not be the largest thing on a scene; its frame is higher than a numeral. */
const missingSize: Readonly<Record<HeadlineLook, number>> = { tall: 72, large: 72, medium: 50, small: 60 };

/** Between the numeral, its details and its line, in arc minutes. */
const gap = 14;

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
  const beside = room.width - (numeralEms(numeral) + signEms) * size - gap;
  const line = dayLinePlace(look, beside);
  const detailRoom: DetailRoom =
    look === 'small'
      ? { place: 'beside', width: line === 'beside' ? (beside - gap) / 2 : beside }
      : { place: 'below', count: look === 'large' && line !== 'below' ? 2 : 1, width: room.width };
  const day = <DayLine indicator={indicator} area={tree.root.id} look={value} />;
  const details = (
    <HeadlineDetails indicator={indicator} value={value} cell={cell} now={serverNow()} room={detailRoom} />
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
