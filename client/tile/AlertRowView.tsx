import { AlertMark } from '#client/alert/AlertMark.tsx';
import { useEscalationLevel } from '#client/escalation/escalationStore.ts';
import { escalationTexts } from '#client/escalation/escalationTexts.ts';
import { formatAge } from '#client/format/age.ts';
import { formatMoment } from '#client/format/clock.ts';
import { formatNumber } from '#client/format/number.ts';
import { serverNow, useServerNowAs } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import styles from './AlertListTile.module.css';
import { type AlertRow, nameLines } from './alertRows.ts';
import { fitParts } from './fitParts.ts';
import { namesOf } from './namesOf.ts';
import { tileTexts } from './tileTexts.ts';
import { useAlertWords } from './useAlertWords.ts';
import { WaitingTime } from './WaitingTime.tsx';

interface AlertRowViewProps {
  readonly row: AlertRow;
  /** Of the list, in arc minutes. */
  readonly width: number;
}

/** Widths in arc minutes: of a mark with its gap, between what and who, of a letter of the small text. */
const sizes = { mark: 50, gap: 14, smallLetter: 11.2 } as const;
/** Of a waiting time, in arc minutes: its numbers and its words. As in the style. */
const waitingSizes = {
  oneLine: { number: 40, word: 18 },
  twoLines: { number: 44, word: 22 },
  escalated: { number: 50, word: 22 },
} as const;
/** A digit and a letter of it, in ems. */
const [waitingDigit, waitingLetter] = [0.63, 0.56];

/** Letters of the small text that a width has room for. */
const lettersIn = (width: number): number => Math.max(0, Math.floor(width / sizes.smallLetter));

/** Room for the waiting time of a row, in arc minutes; another number only when the time has another length. */
function useWaitingRoom(sinceAt: number, kind: keyof typeof waitingSizes): number {
  const { language } = useLanguage();
  const { number, word } = waitingSizes[kind];
  return useServerNowAs((now) =>
    [...formatAge(now - sinceAt, language)].reduce<number>(
      (sum, glyph) => sum + (/\d/.test(glyph) ? waitingDigit * number : waitingLetter * word),
      sizes.gap,
    ),
  );
}

interface UntakenRowProps extends AlertRowViewProps {
  /** Not urgent, or in a flood: more rows say more than more words. */
  readonly oneLine: boolean;
}

const sinceOf = ({ alerts }: AlertRow): number => Math.min(...alerts.map(({ raisedAt }) => raisedAt));

/** Letters that there is room for beside the waiting time, and beside the name where it is on the same line. */
function useDetailLetters({ row, width, oneLine }: UntakenRowProps): number {
  const escalated = useEscalationLevel(row.alerts) > 0 ? 'escalated' : 'twoLines';
  const waiting = useWaitingRoom(sinceOf(row), oneLine ? 'oneLine' : escalated);
  return lettersIn(width - sizes.mark - waiting - (oneLine ? row.nameWidth : 0));
}

/** An untaken row: what, where, how much, and how long nobody has taken it. */
export function UntakenRow(props: UntakenRowProps) {
  const { row, oneLine } = props;
  const words = useAlertWords();
  const texts = useTexts(tileTexts);
  const escalation = useTexts(escalationTexts);
  const { language } = useLanguage();
  const [first] = row.alerts;
  const speaking = row.alerts.find(({ facts }) => facts.active) ?? first;
  const name = words.rule(row.rule);
  const level = useEscalationLevel(row.alerts);
  const letters = useDetailLetters(props);
  const place = words.place(row.alerts, letters);
  // Where no place has room, one alert and forty must not look the same.
  const isShort = row.alerts.length > 1 && place !== null && place.length > letters;
  const details = [
    // Where comes first: its ground tells already that nobody took it in time, and somebody must be sent.
    isShort ? `×${formatNumber(row.alerts.length, 0, language)}` : place,
    level > 0 ? escalation.onWall(formatNumber(level, 0, language)) : null,
    row.first ? texts.first : null,
    speaking.facts.active ? null : texts.returned,
    words.amount(row.alerts),
  ].flatMap((text) => (text === null ? [] : [{ text, letters: text.length }]));
  return (
    <li
      className={styles.row}
      data-one-line={oneLine}
      data-broken={nameLines(row, props.width, oneLine) > 1}
      data-priority={first.priority}
      data-escalated={level > 0}
    >
      <AlertMark priority={first.priority} facts={speaking.facts} />
      <p className={styles.what}>{name}</p>
      <p className={styles.where}>
        {fitParts(details, { count: 1, letters })
          .map(({ text }) => text)
          .join(' · ')}
      </p>
      <WaitingTime sinceAt={sinceOf(row)} />
    </li>
  );
}

/** Letters of what stands between a name and its place. */
const placeApart = 3;

/** A taken row: quiet, with who has it since when. */
export function TakenRow({ row, width }: AlertRowViewProps) {
  const { timeZone } = useProvince().profile;
  const { language } = useLanguage();
  const words = useAlertWords();
  const texts = useTexts(tileTexts);
  const [first] = row.alerts;
  const { acknowledgement } = first;
  const name = words.rule(row.rule);
  const all = lettersIn(width - sizes.mark - sizes.gap);
  const moment = acknowledgement && formatMoment(acknowledgement.at, serverNow(), timeZone);
  // What it is comes before who has it; of a name the given one, which is last, before the others.
  const ways =
    acknowledgement && moment
      ? namesOf(acknowledgement.userName).map((name) => texts.takenBy(name, moment))
      : [];
  const byWhom = ways.find((text) => name.length + text.length <= all);
  const taken = byWhom ?? (moment && texts.takenAt(moment));
  const letters = all - (taken?.length ?? 0);
  const place = words.place(row.alerts, letters - name.length - placeApart);
  return (
    <li className={styles.takenRow} lang={language}>
      <AlertMark priority={first.priority} facts={first.facts} />
      <span className={styles.takenWhat}>
        {place !== null && name.length + placeApart + place.length <= letters ? `${name} · ${place}` : name}
      </span>
      {taken && <span className={styles.takenBy}>{taken}</span>}
    </li>
  );
}
