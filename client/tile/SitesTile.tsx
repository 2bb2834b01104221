import { useMemo } from 'react';
import { formatNumber } from '#client/format/number.ts';
import { useAreaLooks } from '#client/indicator/useAreaLooks.ts';
import { ValueState } from '#client/indicator/ValueState.tsx';
import { isCurrent, type ValueLook } from '#client/indicator/valueLook.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useValue } from '#client/live/valueStore.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { CauseGlyph } from '#client/site/CauseGlyph.tsx';
import { sitesKnown, useSiteTroubles } from '#client/site/siteStore.ts';
import { useSites } from '#client/site/useSites.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { SiteKind } from '#shared/site/site.ts';
import styles from './SitesTile.module.css';
import { StateShape } from './StateShape.tsx';
import { causesThatFit, type SiteCounts, siteCounts } from './siteCounts.ts';
import { TileFrame, TileSentence } from './TileFrame.tsx';
import type { TileProps, TileRoom } from './tileProps.ts';
import { tileTexts } from './tileTexts.ts';

/**
 * Widths and heights in arc minutes: a count with its word, at least; a line of them; the tile's name; a digit; a letter of a
 * word; its sign with the gap to the next count. A tile that is lower has the words beside the numbers.
 */
const sizes = { count: 158, line: 96, head: 34, digit: 36, letter: 9.6, sign: 40 } as const;

interface Counted {
  readonly key: string;
  readonly words: string;
  readonly count: number;
  readonly kind: 'calm' | 'attention' | 'critical' | 'missing' | null;
  /** Why they are down, for those that are counted by it: the sign that the map has for it. */
  readonly cause?: string | null;
}

function Count({ counted: { words, count, kind, cause } }: { readonly counted: Counted }) {
  const { language } = useLanguage();
  return (
    <li className={styles.count} data-kind={count > 0 ? kind : null}>
      <span className={styles.number}>{formatNumber(count, 0, language)}</span>
      <span className={styles.words}>
        {kind && count > 0 && kind !== 'calm' && <StateShape look={kind} side="up" />}
        {cause !== undefined && <CauseGlyph cause={cause} />}
        {words}
      </span>
    </li>
  );
}

/** As many as `fit`. Why they are down comes right after how many: it decides whom to call. */
function useCounted({ byState, silent, causes }: SiteCounts): (fit: number) => readonly Counted[] {
  const texts = useTexts(tileTexts);
  const known: Readonly<Record<string, string>> = texts.causes;
  const ofState = (
    key: 'down' | 'degraded' | 'silent' | 'up',
    count: number,
    kind: Counted['kind'],
  ): Counted => ({ key, words: texts.siteStates[key], count, kind });
  return (fit) => {
    const { shown, others } = causesThatFit(causes, fit - 1);
    return [
      ofState('down', byState.down, 'critical'),
      ...shown.map(({ cause, count }) => ({
        key: `cause ${cause}`,
        words: cause === null ? texts.noCause : (known[cause] ?? cause),
        ...{ count, cause, kind: null },
      })),
      ...(others > 0 ? [{ key: 'others', words: texts.otherCauses, count: others, kind: null }] : []),
      ofState('degraded', byState.degraded, 'attention'),
      ...(silent > 0 ? [ofState('silent', silent, 'missing')] : []),
      ofState('up', byState.up, 'calm'),
    ].slice(0, fit);
  };
}

/** How old the counts are: the centre says them as long as their source speaks, as figures of the province. */
function useSitesLook(kind: SiteKind): { readonly look: ValueLook; readonly indicator: Indicator } | null {
  const { profile, tree } = useProvince();
  const counted = useMemo(
    () => profile.indicators.filter(({ sites }) => sites?.kind === kind).slice(0, 1),
    [profile, kind],
  );
  const root = useMemo(() => [tree.root.id], [tree]);
  const [area] = useAreaLooks(counted, root);
  const [indicator] = counted;
  const look = area?.looks[0];
  return indicator && look ? { look, indicator } : null;
}

interface CountsProps {
  readonly counts: SiteCounts;
  readonly room: TileRoom;
  /** What they were, not what they are: without shapes and colours, which speak of now. */
  readonly isOld: boolean;
}

function Counts({ counts, room, isOld }: CountsProps) {
  const counted = useCounted(counts);
  const all = counted(Number.POSITIVE_INFINITY);
  // A source may give a cause of its own, of any length.
  const letters = Math.max(...all.map(({ words }) => words.length));
  const words = letters * sizes.letter + sizes.sign;
  const height = room.height - sizes.head;
  const isLow = height < sizes.line;
  // Those that are up, thousands, have no place in a low tile: its name says of how many.
  const most = isLow ? all.length - 1 : all.length;
  const digits = Math.max(...all.slice(0, most).map(({ count }) => String(count).length));
  const width = isLow ? digits * sizes.digit + words : Math.max(sizes.count, words);
  const columns = Math.max(1, Math.floor(room.width / width));
  const fit = Math.min(most, columns * Math.max(1, Math.floor(height / sizes.line)));
  return (
    <ul
      className={styles.counts}
      data-old={isOld}
      data-low={isLow}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {counted(fit).map((one) => (
        <Count key={one.key} counted={isOld ? { ...one, kind: null } : one} />
      ))}
    </ul>
  );
}

/** How many sites of a kind are down, weak and up, and why they are down. */
export function SitesTile({ tile, room }: TileProps<'sites'>) {
  const texts = useTexts(tileTexts);
  const { language } = useLanguage();
  const { data: sites, isError } = useSites();
  const troubles = useSiteTroubles();
  const known = useValue(sitesKnown);
  const counts = useMemo(
    () => (sites && known ? siteCounts(sites, troubles, tile.site) : null),
    [sites, known, troubles, tile.site],
  );
  const total = counts?.total ?? 0;
  const age = useSitesLook(tile.site);
  const isOld = total > 0 && age !== null && !isCurrent(age.look);
  return (
    <TileFrame
      label={texts.siteKinds[tile.site]}
      freshness={isOld ? 'late' : 'fresh'}
      {...(total > 0 && !isOld ? { note: texts.sitesOf(formatNumber(total, 0, language)) } : {})}
    >
      {isOld && (
        <p className={styles.age}>
          <ValueState look={{ ...age.look, band: 'calm' }} indicator={age.indicator} now={serverNow()} />
        </p>
      )}
      {isError && <TileSentence>{texts.noSiteList}</TileSentence>}
      {counts && total === 0 && <TileSentence>{texts.noSites}</TileSentence>}
      {counts && total > 0 && <Counts counts={counts} room={room} isOld={isOld} />}
    </TileFrame>
  );
}
