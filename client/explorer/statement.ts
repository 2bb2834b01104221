import { formatMoment } from '#client/format/clock.ts';
import { formatNumeral, formatValue, nameSaysUnit, withUnit } from '#client/format/indicatorValue.ts';
import { formatNumber } from '#client/format/number.ts';
import type { Level } from '#shared/area/area.ts';
import { levelWord } from '#shared/area/levelWord.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Language } from '#shared/locale/localText.ts';
import type { Pull, PullDown } from './pullDown.ts';
import type { RankedArea } from './ranking.ts';
import { hasLevel, reportedLevel } from './reportedLevel.ts';
import { statementTexts } from './statementTexts.ts';

/** Everything the sentence on top of the page speaks about. */
export interface StatementFacts {
  readonly indicator: Indicator;
  /** The chosen area with its newest value. */
  readonly chosen: RankedArea;
  /** Whether it is the whole province: then its name is understood. */
  readonly isRoot: boolean;
  readonly levels: readonly Level[];
  /** The level of the areas below; undefined for a leaf. */
  readonly childLevel: Level | undefined;
  readonly pullDown: PullDown | null;
  readonly now: number;
  readonly timeZone: string;
}

/** More than three names are a table, and the table is below. */
const namedAreas = 3;

type Words = (typeof statementTexts)[Language];

/** A name inside a sentence. "LGSP" and "BTS" keep their capitals. */
export const inSentence = (name: string): string =>
  /^\p{Lu}\p{Lu}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);

/** "Số hồ sơ quá hạn 312", not "312 hồ sơ": the name has said what is counted. */
const valueAfterName = (value: number, indicator: Indicator, language: Language): string =>
  nameSaysUnit(indicator.name[language], indicator.unit[language])
    ? formatNumeral(value, indicator, language)
    : formatValue(value, indicator, language);

const rounded = (value: number, { decimals }: Indicator): number => Number(value.toFixed(decimals));

/** A target in words of numbers: `80 %`; 0 stands alone. */
export const targetText = (target: number, indicator: Indicator, language: Language): string => {
  const numeral = formatNumber(target, Number.isInteger(target) ? 0 : indicator.decimals, language);
  return target === 0 ? numeral : withUnit(numeral, indicator.unit[language]);
};

const isShort = (value: number, target: number, { better }: Indicator): boolean =>
  better === 'down' ? value > target : value < target;

/** The difference is taken between the numbers as shown: the reader subtracts them and must get the same. */
function againstTarget(value: number, indicator: Indicator, language: Language): string {
  const words = statementTexts[language];
  const { target, better, unit } = indicator;
  if (target === undefined || better === 'none') return '';
  const targetWords = targetText(target, indicator, language);
  if (better === 'level') return words.targetOf(targetWords);
  if (!isShort(value, target, indicator)) return words.reached(targetWords);
  if (target === 0) return words.targetOf(targetWords);
  const difference = Math.abs(rounded(value, indicator) - target);
  if (rounded(difference, indicator) === 0) return words.almost(targetWords);
  const numeral = formatNumeral(difference, indicator, language);
  const text = unit[language] === '%' ? words.points(numeral) : withUnit(numeral, unit[language]);
  return better === 'down' ? words.over(text) : words.under(text);
}

/** A name is not broken over two lines in a headline. */
const unbroken = (name: string): string => name.replaceAll(' ', '\u00a0');

const sumOfShares = (pulls: readonly Pull[]): number => pulls.reduce((sum, { share }) => sum + share, 0);

/** A share that rounds to the whole although somebody else is in it would be untrue. */
const shareText = (share: number, language: Language): string =>
  withUnit(formatNumber(Math.min(99, Math.round(100 * share)), 0, language), '%');

function extremeAreas(pulls: readonly Pull[], indicator: Indicator, language: Language): string {
  const words = statementTexts[language];
  const named = pulls
    .slice(0, namedAreas)
    .map(
      ({ row }) =>
        `${unbroken(row.area.name[language])}\u00a0${formatValue(row.look.value, indicator, language)}`,
    );
  return (indicator.better === 'up' ? words.lowest : words.highest)(named.join(', '));
}

function gapAreas(facts: StatementFacts, pulls: readonly Pull[], named: string, language: Language): string {
  const words = statementTexts[language];
  const { indicator, chosen, childLevel } = facts;
  const { target, better } = indicator;
  if (pulls.length <= namedAreas) return words.onlyThese(named);
  if (target === undefined || !isShort(chosen.look.value ?? target, target, indicator))
    return words.someLeft(String(pulls.length), levelWord(childLevel, pulls.length, language), named);
  const share = shareText(sumOfShares(pulls.slice(0, namedAreas)), language);
  return better === 'down' ? words.pullUp(named, share) : words.pullDown(named, share);
}

function pullingAreas(facts: StatementFacts, language: Language): string {
  const { pullDown, indicator } = facts;
  if (!pullDown || pullDown.pulls.length === 0) return '';
  const words = statementTexts[language];
  const { kind, pulls } = pullDown;
  const first = pulls.slice(0, namedAreas);
  const named = words.names(first.map(({ row }) => unbroken(row.area.name[language])));
  if (kind === 'extreme') return extremeAreas(pulls, indicator, language);
  if (kind === 'gap') return gapAreas(facts, pulls, named, language);
  return pulls.length <= namedAreas
    ? words.allIn(named)
    : words.most(named, shareText(sumOfShares(first), language));
}

function bandWords({ indicator, chosen }: StatementFacts, words: Words): string {
  const { band } = chosen.look;
  return indicator.target !== undefined || band === 'calm' ? '' : words[band];
}

function titleOf({ indicator, chosen, isRoot }: StatementFacts, language: Language): string {
  const name = indicator.name[language];
  return isRoot ? name : statementTexts[language].at(chosen.area.fullName[language], inSentence(name));
}

/**
 * The one sentence on top of the explorer: the value, how it stands against its target, and which areas make it so. It
 * speaks only about what is known; how old that is stands below it.
 */
export function statementOf(facts: StatementFacts, language: Language): string {
  const { indicator, chosen, levels, now, timeZone } = facts;
  const words = statementTexts[language];
  const reported = reportedLevel(indicator, levels);
  const asked = levels.find((level) => level.id === chosen.area.level);
  if (reported && asked && !hasLevel(indicator, chosen.area.level, levels))
    return words.notHere(reported.many[language], asked.many[language]);
  const title = titleOf(facts, language);
  if (chosen.look.value === null) {
    const at = chosen.look.at;
    return at === null
      ? `${words.missing(title)}.`
      : `${words.missingSince(title, formatMoment(at, now, timeZone))}.`;
  }
  return [
    words.valued(title, valueAfterName(chosen.look.value, indicator, language)),
    againstTarget(chosen.look.value, indicator, language),
    bandWords(facts, words),
    pullingAreas(facts, language),
    '.',
  ].join('');
}

/** Whether areas of the level below have this indicator; said in words where they do not. */
export function notReportedBelow(
  indicator: Indicator,
  childLevel: Level | undefined,
  levels: readonly Level[],
  language: Language,
): string | null {
  const reported = reportedLevel(indicator, levels);
  if (!childLevel || !reported || hasLevel(indicator, childLevel.id, levels)) return null;
  return statementTexts[language].notHere(reported.many[language], childLevel.many[language]);
}
