/** When the wall is dimmed, minutes of the province's day; over midnight when `from` is later than `to`. */
export interface Night {
  readonly from: number;
  readonly to: number;
}

const minutesOf = (clock: string): number | null => {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock);
  return match ? 60 * Number(match[1]) + Number(match[2]) : null;
};

/** Reads `?night=22:00-05:30`; null when it is not asked for or makes no sense. */
export function parseNight(search: string): Night | null {
  const [from, to] = (new URLSearchParams(search).get('night') ?? '').split('-').map(minutesOf);
  return from == null || to == null || from === to ? null : { from, to };
}

/** Whether a clock such as `23:15` is in the night. */
export function isNight(clock: string, night: Night | null): boolean {
  const now = minutesOf(clock);
  if (night === null || now === null) return false;
  const { from, to } = night;
  return from < to ? now >= from && now < to : now >= from || now < to;
}
