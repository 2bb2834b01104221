import type { Ref } from 'react';
import { nameSaysUnit, withUnit } from '#client/format/indicatorValue.ts';
import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { type BubbleScale, bubbleRadius, legendAmounts } from './bubbles.ts';
import styles from './MapLegend.module.css';
import { mapTexts } from './mapTexts.ts';
import type { RampClass } from './ramp.ts';

interface MapLegendProps {
  readonly indicator: Indicator;
  readonly ramp: readonly RampClass[];
  /** What the circles tell, and how much the largest one is; undefined for a map without. */
  readonly volume: { readonly indicator: Indicator; readonly scale: BubbleScale } | undefined;
  readonly ref: Ref<HTMLElement>;
  /** Above the foot of the map, in pixels. */
  readonly bottom: number;
  /** Its greatest width, in pixels; as wide as the map where null. */
  readonly most: number | null;
  /** How much room there is: for the scale alone, for what its looks mean, for the marks of sites too. */
  readonly room: 'scale' | 'notes' | 'all';
}

/** The decimals that the limits themselves need: 65, but 99,5. */
const limitText = (limit: number, language: 'vi' | 'en'): string =>
  formatNumber(limit, Number.isInteger(limit) ? 0 : 1, language);

function Scale({ ramp, target }: { readonly ramp: readonly RampClass[]; readonly target?: number }) {
  const { language } = useLanguage();
  return (
    <ol className={styles.scale}>
      {ramp.map(({ token, from }) => (
        <li key={token + String(from)} className={styles.step} style={{ background: `var(${token})` }}>
          {from !== null && (
            <span className={styles.limit} data-target={from === target}>
              {limitText(from, language)}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Two circles with their numbers: what an area between them has can be told from these. */
function Volume({
  volume: { indicator, scale },
}: {
  readonly volume: NonNullable<MapLegendProps['volume']>;
}) {
  const { language } = useLanguage();
  const name = (indicator.shortName ?? indicator.name)[language];
  const unit = indicator.unit[language];
  return (
    <p className={styles.volume}>
      {legendAmounts(scale.amount).map((amount) => (
        <span key={amount} className={styles.note}>
          <span
            className={styles.bubble}
            style={{ width: `calc(${2 * bubbleRadius(amount, scale)} * var(--u))` }}
          />
          {formatNumber(amount, 0, language)}
        </span>
      ))}
      <span>{name}</span>
      {!nameSaysUnit(name, unit) && <span className={styles.quiet}>{unit}</span>}
    </p>
  );
}

/** How sites that are not up are told where many are: filled and hollow. */
function SiteKey() {
  const texts = useTexts(mapTexts);
  return (
    <p className={styles.notes}>
      <span className={styles.note}>
        <span className={styles.siteMark} data-state="down" />
        {texts.sitesDown}
      </span>
      <span className={styles.note}>
        <span className={styles.siteMark} />
        {texts.sitesDegraded}
      </span>
    </p>
  );
}

/** What the colours of the map mean, in numbers, with the target marked where two classes meet at it. */
export function MapLegend({ indicator, ramp, volume, ref, bottom, most, room }: MapLegendProps) {
  const texts = useTexts(mapTexts);
  const { language } = useLanguage();
  const { profile } = useProvince();
  const level = profile.levels.find(({ id }) => id === profile.map.level);
  const name = indicator.shortName ?? indicator.name;
  const unit = indicator.unit[language];
  const { target } = indicator;
  return (
    <section
      className={styles.legend}
      ref={ref}
      style={{ bottom, ...(most !== null && { '--most': `${most}px` }) } as React.CSSProperties}
    >
      {volume && <Volume volume={volume} />}
      <h2 className={styles.title}>
        {name[language]}
        <span
          className={styles.quiet}
        >{`, ${nameSaysUnit(name[language], unit) ? '' : `${unit} `}${texts.by(level?.many[language] ?? '')}`}</span>
      </h2>
      <Scale ramp={ramp} {...(target === undefined ? {} : { target })} />
      {room !== 'scale' && (
        <p className={styles.notes}>
          {target !== undefined && (
            <span className={styles.note}>
              {ramp.some(({ from }) => from === target) && <span className={styles.tick} />}
              {texts.target(withUnit(limitText(target, language), unit))}
            </span>
          )}
          <span className={styles.note}>
            <span className={styles.hatched} />
            {texts.notFresh}
          </span>
        </p>
      )}
      {indicator.sites && indicator.sites.kind !== 'route' && room === 'all' && <SiteKey />}
    </section>
  );
}
