import { useMemo } from 'react';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Priority } from '#shared/alert/priority.ts';
import type { AreaId } from '#shared/area/area.ts';
import { areaOnMap } from './mapMarks.ts';
import { mapTexts } from './mapTexts.ts';
import type { Rect } from './projection.ts';
import { useSentAlert } from './sentAlert.tsx';
import { useAlertVisit } from './useAlertVisit.ts';
import { captionRect, type VisitWords } from './VisitCaption.tsx';

export interface MapVisit {
  readonly area: AreaId;
  readonly words: VisitWords;
  /** Of the words, on the map's box. */
  readonly caption: Rect;
}

interface Called {
  readonly area: AreaId;
  readonly priority: Priority;
  /** In its words; null: that it is critical. */
  readonly rule: string | null;
}

/** What calls the map away: an alert with a place on it that was sent to this wall, as long as it lasts, else a new critical one. */
function useCalled(follows: boolean): Called | null {
  const { tree, profile, rules } = useProvince();
  const { language } = useLanguage();
  const sent = useSentAlert();
  const place = sent && areaOnMap(sent.area, tree, profile.map.level);
  const critical = useAlertVisit(follows && place === undefined);
  if (!follows) return null;
  if (!sent || place === undefined) return critical && { area: critical, priority: 'critical', rule: null };
  return { area: place, priority: sent.priority, rule: rules.get(sent.rule)?.name[language] ?? sent.rule };
}

/** Where a map that nobody touches goes by itself, with what is written over it there; null while it goes nowhere. */
export function useMapVisit(follows: boolean, u: number): MapVisit | null {
  const texts = useTexts(mapTexts);
  const { language } = useLanguage();
  const { tree } = useProvince();
  const called = useCalled(follows);
  const area = called?.area ?? null;
  const priority = called?.priority ?? 'critical';
  const note = called?.rule ?? texts.criticalHere;
  const name = area === null ? null : (tree.get(area)?.name[language] ?? area);
  return useMemo(() => {
    if (area === null || name === null) return null;
    return { area, words: { name, note, priority }, caption: captionRect(name, note, u) };
  }, [area, name, note, priority, u]);
}
