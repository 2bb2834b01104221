import { createLocalCalendar } from '#shared/import/localInstant.ts';
import type { DutyTurn, DutyTurnId } from '#shared/shift/dutyTurn.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Three shifts a day begin at these hours of the province's clock. */
const beginnings = [6, 14, 22] as const;

const people = [
  { who: 'operator', name: 'Điều hành viên (demo)', position: 'Trưởng ca', rank: 1, inCharge: true },
  { who: 'duty', name: 'Trực ban (demo)', position: 'Trực màn hình', rank: 1, inCharge: false },
  { who: 'leader', name: 'Lãnh đạo (demo)', position: 'Lãnh đạo trực', rank: 2, inCharge: false },
] as const;

/** A week of shifts kept by the demo's own roles, from the one that is running at `now` (epoch ms) on. */
export function demoRoster(now: number, timeZone: string): DutyTurn[] {
  const yesterday = createLocalCalendar(timeZone).startOfDay(now) - dayMs;
  return Array.from({ length: 9 }, (_, day) =>
    beginnings.map((hour) => yesterday + day * dayMs + hour * hourMs),
  )
    .flat()
    .filter((fromAt) => fromAt + 8 * hourMs > now && fromAt < now + 7 * dayMs)
    .flatMap((fromAt) =>
      people.map(({ who, ...person }) => ({
        ...person,
        id: `demo-${who}-${fromAt}` as DutyTurnId,
        userId: `demo-${who}`,
        role: who,
        ...{ fromAt, toAt: fromAt + 8 * hourMs },
        ...{ email: null, language: 'vi' as const },
      })),
    );
}
