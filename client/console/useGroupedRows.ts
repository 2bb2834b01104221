import { useMemo, useState } from 'react';
import { useFlood } from '#client/alert/useFlood.ts';
import { type Province, useProvince } from '#client/profile/profileContext.tsx';
import type { Alert } from '#shared/alert/alert.ts';
import { type Flood, firstOutOf } from '#shared/alert/flood.ts';
import { floodGroups, type GroupingNames, groupings, groupKeyOf } from '#shared/alert/grouping.ts';
import type { CalmRow } from './calmRows.ts';
import {
  type GroupedAlerts,
  groupedRows,
  groupsBy,
  plainRows,
  type RowKey,
  type TableRow,
} from './tableRows.ts';

/** `auto`: one alert a row, and in a flood at most twelve rows. */
export const groupingChoices = ['auto', 'none', ...groupings] as const;
export type GroupingChoice = (typeof groupingChoices)[number];

export interface GroupedTable {
  readonly rows: readonly TableRow[];
  readonly choice: GroupingChoice;
  readonly setChoice: (choice: GroupingChoice) => void;
  /** Opens a group or closes it. */
  readonly toggleOpen: (key: RowKey) => void;
  readonly flood: Flood | null;
  readonly firstOut: Alert | null;
}

/** What the alerts of a province have in common. */
export const groupingNamesOf = ({ tree, indicators, profile }: Province): GroupingNames => ({
  sourceOf: ({ subject }) => {
    if (subject.kind === 'source') return subject.source;
    return subject.kind === 'indicator' ? (indicators.get(subject.indicator)?.source ?? '') : '';
  },
  areaOf: ({ area }) => {
    const own = tree.get(area);
    const path = own ? [own, ...tree.ancestorsOf(area)] : [];
    return path.find(({ level }) => level === profile.map.level)?.id ?? area;
  },
});

const floodedGroups = (rows: readonly CalmRow[], names: GroupingNames): GroupedAlerts[] => {
  const { by, groups, rest } = floodGroups(
    rows.map(({ alert }) => alert),
    names.sourceOf,
  );
  return [...groups.map((group) => ({ by, group })), ...(rest ? [{ by: 'rest' as const, group: rest }] : [])];
};

/** Whether the table is drawn as a flood. It changes only while nobody acts: twelve rows in place of fifty would jump. */
function useFloodShown(isFlooded: boolean, acting: boolean): boolean {
  const [shown, setShown] = useState(isFlooded);
  if (!acting && shown !== isFlooded) setShown(isFlooded);
  return acting ? shown : isFlooded;
}

interface GroupedRowsParts {
  readonly calm: readonly CalmRow[];
  readonly alerts: readonly Alert[];
  readonly acting: boolean;
}

export function useGroupedRows({ calm, alerts, acting }: GroupedRowsParts): GroupedTable {
  const province = useProvince();
  const flood = useFlood();
  const [choice, setChoice] = useState<GroupingChoice>('auto');
  const [opened, setOpened] = useState<ReadonlySet<RowKey>>(new Set());
  const names = useMemo(() => groupingNamesOf(province), [province]);
  const isFlooded = useFloodShown(flood !== null, acting);
  const rows = useMemo(() => {
    if (choice === 'none' || (choice === 'auto' && !isFlooded)) return plainRows(calm);
    const groups =
      choice === 'auto'
        ? floodedGroups(calm, names)
        : groupsBy(calm, choice, (alert) => groupKeyOf(alert, choice, names));
    return groupedRows(calm, groups, opened);
  }, [calm, choice, isFlooded, names, opened]);
  const firstOut = useMemo(() => (flood ? firstOutOf(alerts, flood) : null), [alerts, flood]);
  const toggleOpen = (key: RowKey): void =>
    setOpened((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  return { rows, choice, setChoice, toggleOpen, flood, firstOut };
}
