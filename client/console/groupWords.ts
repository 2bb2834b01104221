import { alertTexts } from '#client/alert/alertTexts.ts';
import { alertPlace, alertTitle } from '#client/alert/alertWords.ts';
import { formatClock } from '#client/format/clock.ts';
import { formatNumber } from '#client/format/number.ts';
import type { Province } from '#client/profile/profileContext.tsx';
import { togetherMs } from '#shared/alert/grouping.ts';
import type { Language } from '#shared/locale/localText.ts';
import { consoleTexts } from './consoleTexts.ts';
import { type GroupTableRow, standingGroup } from './tableRows.ts';

/** What the alerts of a row have in common, in words. */
export function groupTitle({ by, group }: GroupTableRow, province: Province, language: Language): string {
  const texts = consoleTexts[language];
  const [first] = group.alerts;
  switch (by) {
    case 'rule':
      return alertTitle(first, province, language);
    case 'source': {
      const id = group.key.split(' ')[0];
      return (
        province.profile.sources.find((source) => source.id === id)?.name[language] ?? texts.otherSources
      );
    }
    case 'area':
      return province.tree.get(first.area)?.level === undefined
        ? group.key
        : (province.tree.areas.find(({ id }) => id === group.key)?.name[language] ?? group.key);
    case 'time': {
      const from = Number(group.key);
      const zone = province.profile.timeZone;
      return texts.raisedBetween(formatClock(from, zone), formatClock(from + togetherMs, zone));
    }
    case 'priority':
      return texts.allOfPriority(alertTexts[language].priority[first.priority]);
    case 'rest':
      return texts.rest;
    default:
      return by satisfies never;
  }
}

/** One place by name, several by their number. */
export function groupPlace(row: GroupTableRow, province: Province, language: Language): string {
  const { alerts } = standingGroup(row);
  const areas = new Set(alerts.map(({ area }) => area));
  return areas.size === 1
    ? alertPlace(alerts[0], province, language)
    : consoleTexts[language].places(formatNumber(areas.size, 0, language));
}

/** Whether somebody still has to take any of them; hidden ones are not taken, they are hidden. */
export function groupState(row: GroupTableRow, untaken: number, language: Language): string {
  const texts = consoleTexts[language];
  const { alerts } = standingGroup(row);
  const whole = (count: number): string => formatNumber(count, 0, language);
  if (untaken > 0) return texts.untakenOf(whole(untaken));
  if (row.standing.length === 0) return texts.over;
  const hidden = alerts.filter(({ facts }) => facts.suppression !== null).length;
  if (hidden === 0) return texts.allTaken;
  return hidden === alerts.length ? texts.allHidden : texts.takenButHidden(whole(hidden));
}
