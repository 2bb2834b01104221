import { useMemo } from 'react';
import { AlertMark } from '#client/alert/AlertMark.tsx';
import { alertsKnown, useAlerts } from '#client/alert/alertStore.ts';
import { alertPlace, alertTitle } from '#client/alert/alertWords.ts';
import { formatMoment } from '#client/format/clock.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useValue } from '#client/live/valueStore.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Alert } from '#shared/alert/alert.ts';
import { isUntaken } from '#shared/alert/alertState.ts';
import styles from './TickerTile.module.css';
import { TileFrame, TileSentence } from './TileFrame.tsx';
import type { TileProps } from './tileProps.ts';
import { tileTexts } from './tileTexts.ts';

/** Heights in arc minutes. A narrow row is higher by a line for a name that needs two. */
const heights = { head: 34, row: 52, narrowRow: 84, line: 46 } as const;

/** Widths in arc minutes: of time and mark with their gaps, of a letter of the name and of the place. */
const widths = { before: 145, mark: 40, letter: 21.5, placeLetter: 12.4 } as const;
/** A name of the catalogue's longest kind needs this much; in a narrower room time and place go below it. */
const narrowBelow = 700;

interface RowProps {
  readonly alert: Alert;
  readonly width: number;
  readonly narrow: boolean;
  /** Of the name. */
  readonly lines: 1 | 2;
  /** There is room for the name alone. */
  readonly bare: boolean;
}

function Row({ alert, width, narrow, lines, bare }: RowProps) {
  const province = useProvince();
  const { language } = useLanguage();
  const { timeZone } = province.profile;
  const what = alertTitle(alert, province, language);
  const where = alertPlace(alert, province, language);
  const left = narrow ? width - widths.before : width - widths.before - what.length * widths.letter;
  return (
    <li
      className={styles.row}
      data-untaken={isUntaken(alert.facts)}
      data-narrow={narrow}
      data-lines={lines}
      data-bare={bare}
    >
      {!bare && <time className={styles.time}>{formatMoment(alert.raisedAt, serverNow(), timeZone)}</time>}
      <AlertMark priority={alert.priority} facts={alert.facts} />
      <span className={styles.what}>{what}</span>
      {!bare && where.length * widths.placeLetter <= left && <span className={styles.where}>{where}</span>}
    </li>
  );
}

/** What happened last, newest on top: one line for each open alert, taken or not. */
export function TickerTile({ room }: TileProps<'ticker'>) {
  const texts = useTexts(tileTexts);
  const alerts = useAlerts();
  const known = useValue(alertsKnown);
  const province = useProvince();
  const { language } = useLanguage();
  const narrow = room.width < narrowBelow;
  const inOrder = useMemo(
    () =>
      alerts.filter(({ facts }) => facts.suppression === null).toSorted((a, b) => b.raisedAt - a.raisedAt),
    [alerts],
  );
  const fitting = (height: number): readonly Alert[] =>
    inOrder.slice(0, Math.max(1, Math.floor((room.height - heights.head) / height)));
  const rows = fitting(narrow ? heights.narrowRow : heights.row);
  const longest = Math.max(0, ...rows.map((alert) => alertTitle(alert, province, language).length));
  const lines = narrow && longest * widths.letter > room.width - widths.mark ? 2 : 1;
  const height = narrow ? heights.narrowRow + (lines - 1) * heights.line : heights.row;
  const newest = fitting(height);
  // Too low even for one: the name stands where the tile's own name would.
  const bare = newest.length > 0 && room.height < heights.head + height;
  return (
    <TileFrame {...(bare ? {} : { label: texts.ticker })}>
      {newest.length === 0 && <TileSentence>{known ? texts.nothingOpen : texts.counting}</TileSentence>}
      <ul className={styles.rows}>
        {newest.map((alert) => (
          <Row key={alert.id} alert={alert} width={room.width} narrow={narrow} lines={lines} bare={bare} />
        ))}
      </ul>
    </TileFrame>
  );
}
