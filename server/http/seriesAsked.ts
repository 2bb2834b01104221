import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { Area } from '#shared/area/area.ts';
import { areaMeant } from '#shared/area/areaTree.ts';
import type { Indicator, IndicatorId } from '#shared/indicator/indicator.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { can } from '#shared/user/can.ts';
import type { User } from '#shared/user/user.ts';

/** What the query of every question about a series has. */
interface SeriesQuestion {
  readonly indicator: IndicatorId;
  readonly area: string;
  readonly to: number;
  readonly territory?: string | undefined;
}

/** A query as its schema left it. */
type Parsed<Query> =
  | { readonly success: true; readonly data: Query }
  | {
      readonly success: false;
      readonly error: {
        readonly issues: readonly { readonly path: PropertyKey[]; readonly message: string }[];
      };
    };

interface Asked<Query> {
  readonly query: Query;
  readonly indicator: Indicator;
  readonly place: Area;
}

/** The indicator and the area that a question means, when `user` may know about it. */
export function seriesAsked<Query extends SeriesQuestion>(
  parsed: Parsed<Query>,
  user: User,
  catalogue: Catalogue,
): Result<Asked<Query>> {
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return failure('bad-request', `${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { indicator: id, area, to, territory } = parsed.data;
  const place = areaMeant(area, territory ?? catalogue.dayOf(to - 1), catalogue.tree);
  if (!place) return failure('not-found', `area: "${area}" is not known`);
  const indicator = catalogue.indicators.get(id);
  if (!indicator) return failure('not-found', `indicator: "${id}" is not in the profile`);
  if (!can(user, 'indicator:read', place.id, catalogue.tree)) return failure('forbidden');
  return success({ query: parsed.data, indicator, place });
}
