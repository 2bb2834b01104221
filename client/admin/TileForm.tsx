import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { indicatorGroups } from '#client/profile/indicatorGroups.ts';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import type { Tile } from '#shared/scene/scene.ts';
import { siteKinds } from '#shared/site/site.ts';
import sheet from './AdminPage.module.css';
import styles from './ScenesPage.module.css';
import { sceneTexts } from './sceneTexts.ts';

interface IndicatorChoiceProps {
  readonly value: IndicatorId | '';
  readonly onChange: (id: IndicatorId) => void;
}

function IndicatorChoice({ value, onChange }: IndicatorChoiceProps) {
  const texts = useTexts(sceneTexts);
  const { language } = useLanguage();
  const { profile } = useProvince();
  return (
    <select
      value={value}
      aria-label={texts.indicator}
      onChange={({ target }) => onChange(target.value as IndicatorId)}
    >
      {value === '' && <option value="">{texts.indicator}…</option>}
      {indicatorGroups(profile).map(({ id, name, indicators }) => (
        <optgroup key={id} label={name?.[language] ?? id}>
          {indicators.map((indicator) => (
            <option key={indicator.id} value={indicator.id}>
              {(indicator.shortName ?? indicator.name)[language]}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

type MapTile = Extract<Tile, { kind: 'map' }>;

/** The count that the circles of a map show, or none. A ratio has no circle: it would be compared as an amount. */
function VolumeChoice({
  tile,
  onChange,
}: {
  readonly tile: MapTile;
  readonly onChange: (tile: Tile) => void;
}) {
  const texts = useTexts(sceneTexts);
  const { language } = useLanguage();
  const { profile } = useProvince();
  const counts = profile.indicators.filter(
    ({ measure, rollUp }) => measure === 'value' && rollUp.rule === 'sum',
  );
  return (
    <select
      value={tile.volume ?? ''}
      aria-label={texts.volume}
      onChange={({ target }) => {
        const { volume: _, ...plain } = tile;
        const chosen = counts.find(({ id }) => id === target.value);
        onChange(chosen ? { ...plain, volume: chosen.id } : plain);
      }}
    >
      <option value="">{texts.noVolume}</option>
      {counts.map(({ id, name, shortName }) => (
        <option key={id} value={id}>
          {(shortName ?? name)[language]}
        </option>
      ))}
    </select>
  );
}

interface TileFormProps {
  readonly tile: Tile;
  readonly onChange: (tile: Tile) => void;
}

type ListTile = Extract<Tile, { indicators: unknown }>;

/** Several indicators: each can be another one or be left out, and one more can follow. */
function IndicatorList({
  tile,
  onChange,
}: {
  readonly tile: ListTile;
  readonly onChange: (tile: Tile) => void;
}) {
  const texts = useTexts(sceneTexts);
  const { indicators } = tile;
  const put = (next: readonly IndicatorId[]): void => onChange({ ...tile, indicators: [...next] });
  return (
    <>
      {indicators.map((id, index) => (
        <span key={id} className={styles.line}>
          <IndicatorChoice value={id} onChange={(next) => put(indicators.with(index, next))} />
          {indicators.length > 1 && (
            <button
              type="button"
              className={sheet.textButton}
              onClick={() => put(indicators.toSpliced(index, 1))}
            >
              {texts.removeTile}
            </button>
          )}
        </span>
      ))}
      {indicators.length < 8 && <IndicatorChoice value="" onChange={(next) => put([...indicators, next])} />}
    </>
  );
}

const numbersIn = (text: string): number[] =>
  text
    .split(/[;\s]+/)
    .map((part) => Number(part.replace(',', '.')))
    .filter((value) => Number.isFinite(value));

/** What can be chosen of a tile of its kind. */
export function TileForm({ tile, onChange }: TileFormProps) {
  const texts = useTexts(sceneTexts);
  switch (tile.kind) {
    case 'bullet':
    case 'state-matrix':
      return <IndicatorList tile={tile} onChange={onChange} />;
    case 'headline':
    case 'trend':
    case 'ranking':
    case 'map':
      return (
        <>
          <IndicatorChoice
            value={tile.indicator}
            onChange={(indicator) => onChange({ ...tile, indicator })}
          />
          {tile.kind === 'map' && <VolumeChoice tile={tile} onChange={onChange} />}
          {tile.kind === 'map' && (
            <input
              key={tile.indicator}
              aria-label={texts.limits}
              title={texts.limits}
              defaultValue={tile.limits.join('; ')}
              onBlur={({ target }) => {
                const limits = numbersIn(target.value).slice(0, 4);
                if (limits.length > 0) onChange({ ...tile, limits });
              }}
            />
          )}
        </>
      );
    case 'sites':
      return (
        <select
          value={tile.site}
          aria-label={texts.site}
          onChange={({ target }) => {
            const site = siteKinds.find((kind) => kind === target.value);
            if (site) onChange({ ...tile, site });
          }}
        >
          {siteKinds.map((kind) => (
            <option key={kind}>{kind}</option>
          ))}
        </select>
      );
    case 'notice':
      return (['vi', 'en'] as const).map((language) => (
        <textarea
          key={language}
          className={styles.words}
          aria-label={`${texts.text} (${language})`}
          value={tile.text[language]}
          onChange={({ target }) => onChange({ ...tile, text: { ...tile.text, [language]: target.value } })}
        />
      ));
    case 'alert-list':
    case 'ribbon':
    case 'ticker':
    case 'clock':
      return null;
    default:
      return tile satisfies never;
  }
}
