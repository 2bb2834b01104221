import type { AlertNames } from '#client/alert/alertWords.ts';
import { placeName, subjectName } from '#client/directive/directiveWords.ts';
import type { AreaId } from '#shared/area/area.ts';
import { compareDirectives, type Directive, isOverdue } from '#shared/directive/directive.ts';
import { stepPermission } from '#shared/directive/directiveCommands.ts';
import {
  type DirectiveEvent,
  directiveEvents,
  directiveTable,
  isOver,
} from '#shared/directive/directiveState.ts';
import { foldText } from '#shared/locale/foldText.ts';
import type { Language } from '#shared/locale/localText.ts';
import type { Permission } from '#shared/user/can.ts';

export const trackingViews = ['open', 'overdue', 'waiting', 'over', 'all'] as const;
export type TrackingView = (typeof trackingViews)[number];

type Can = (permission: Permission, area: AreaId) => boolean;

/** What the signed-in user can do with a direction now, the way forward first. */
export const possibleSteps = (
  { state, area }: Pick<Directive, 'state' | 'area'>,
  can: Can,
): DirectiveEvent[] =>
  directiveEvents.filter(
    (event) => directiveTable[state][event] !== null && can(stepPermission[event], area),
  );

/** The step that a direction waits for, if it is the user's: to withdraw one is always possible and never waited for. */
export const nextStep = (directive: Directive, can: Can): DirectiveEvent | null =>
  possibleSteps(directive, can).find((event) => event !== 'withdraw') ?? null;

interface ListMeans {
  readonly now: number;
  readonly can: Can;
  readonly names: AlertNames;
  readonly language: Language;
}

function isShown(directive: Directive, view: TrackingView, { now, can }: ListMeans): boolean {
  switch (view) {
    case 'open':
      return !isOver(directive.state);
    case 'overdue':
      return isOverdue(directive, now);
    case 'waiting':
      return nextStep(directive, can) !== null;
    case 'over':
      return isOver(directive.state);
    case 'all':
      return true;
    default:
      return view satisfies never;
  }
}

/** The newest of each direction: what was read over HTTP knows the ended ones, the live link is ahead of it. */
export function newestOf(read: readonly Directive[], live: readonly Directive[]): Directive[] {
  const newest = new Map(read.map((directive) => [directive.id, directive]));
  for (const directive of live)
    if ((newest.get(directive.id)?.revision ?? 0) < directive.revision) newest.set(directive.id, directive);
  return [...newest.values()];
}

/** What is shown of the list, the overdue first. Every typed word must be found, without regard to diacritics. */
export function trackedDirectives(
  directives: readonly Directive[],
  { view, typed }: { readonly view: TrackingView; readonly typed: string },
  means: ListMeans,
): Directive[] {
  const words = foldText(typed).split(/\s+/).filter(Boolean);
  const { names, language, now } = means;
  const textOf = (directive: Directive): string =>
    foldText(
      [
        directive.text,
        directive.owner,
        subjectName(directive, names, language),
        placeName(directive, names, language),
        directive.issued.userName,
      ].join(' '),
    );
  return directives
    .filter((directive) => isShown(directive, view, means))
    .filter((directive) => words.length === 0 || words.every((word) => textOf(directive).includes(word)))
    .toSorted(compareDirectives(now));
}
