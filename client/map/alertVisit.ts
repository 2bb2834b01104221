import type { AreaId } from '#shared/area/area.ts';

/** Where a map goes because of critical alerts. Times are epoch ms on the server's clock. */
export interface AlertVisit {
  /** The area that the map shows, and until when; null: the whole province. */
  readonly showing: { readonly area: AreaId; readonly untilAt: number } | null;
  /** The whole province is shown until then whatever comes. */
  readonly restUntilAt: number;
  /** Areas with a critical alert that have not been shown, in their order. */
  readonly waiting: readonly { readonly area: AreaId; readonly raisedAt: number }[];
}

export type VisitEvent =
  | { readonly kind: 'tick' }
  /** A critical alert was raised in an area of the map. */
  | { readonly kind: 'raised'; readonly area: AreaId; readonly raisedAt: number }
  /** No critical alert of the area waits any more. */
  | { readonly kind: 'settled'; readonly area: AreaId };

/** How long an area is shown: the province is never away for longer. */
export const visitMs = 12_000;
/** How long the province is shown between two areas. */
export const restMs = 12_000;
/** What has waited longer is no news: the province's picture and the list of alerts have told it. */
const newsMs = 60_000;
const waitingAtMost = 4;

export const noVisit: AlertVisit = { showing: null, restUntilAt: 0, waiting: [] };

function afterTime(visit: AlertVisit, now: number): AlertVisit {
  const { showing, waiting, restUntilAt } = visit;
  if (showing && now < showing.untilAt) return visit;
  if (showing) return { ...visit, showing: null, restUntilAt: now + restMs };
  if (now < restUntilAt || waiting.length === 0) return visit;
  const [next, ...rest] = waiting.filter(({ raisedAt }) => now - raisedAt < newsMs);
  return {
    ...visit,
    showing: next ? { area: next.area, untilAt: now + visitMs } : null,
    waiting: rest,
  };
}

function afterRaise(visit: AlertVisit, area: AreaId, raisedAt: number): AlertVisit {
  const { showing, waiting } = visit;
  if (showing?.area === area || waiting.some((one) => one.area === area)) return visit;
  return { ...visit, waiting: [...waiting, { area, raisedAt }].slice(-waitingAtMost) };
}

function afterSettling(visit: AlertVisit, area: AreaId, now: number): AlertVisit {
  const waiting = visit.waiting.filter((one) => one.area !== area);
  if (visit.showing?.area === area) return { showing: null, restUntilAt: now + restMs, waiting };
  return waiting.length < visit.waiting.length ? { ...visit, waiting } : visit;
}

/** The next state for every state and event; the same object where nothing changes. */
export function nextVisit(visit: AlertVisit, event: VisitEvent, now: number): AlertVisit {
  switch (event.kind) {
    case 'tick':
      return afterTime(visit, now);
    case 'raised':
      return afterTime(afterRaise(visit, event.area, event.raisedAt), now);
    case 'settled':
      return afterSettling(visit, event.area, now);
    default:
      return event satisfies never;
  }
}

/** When the newest untaken critical alert of each area was raised, epoch ms. */
export type Raised = ReadonlyMap<AreaId, number>;

/** An alert turns the wall to another scene, whose map begins after it was raised: that is still news to it. */
const justRaisedMs = 8_000;

/** What became of the critical alerts since `before`; null at the beginning, when all but the newest are no news. */
export function visitEvents(before: Raised | null, now: Raised, nowAt: number): VisitEvent[] {
  const settled = [...(before?.keys() ?? [])].filter((area) => !now.has(area));
  const isNews = ([area, raisedAt]: readonly [AreaId, number]): boolean =>
    before ? raisedAt > (before.get(area) ?? 0) : nowAt - raisedAt < justRaisedMs;
  return [
    ...settled.map((area): VisitEvent => ({ kind: 'settled', area })),
    ...[...now]
      .filter(isNews)
      .toSorted(([, a], [, b]) => a - b)
      .map(([area, raisedAt]): VisitEvent => ({ kind: 'raised', area, raisedAt })),
  ];
}

/** When time alone changes something next, epoch ms; null when it never does. */
export function nextTickAt({ showing, waiting, restUntilAt }: AlertVisit): number | null {
  if (showing) return showing.untilAt;
  return waiting.length > 0 ? restUntilAt : null;
}
