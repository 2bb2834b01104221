import type { Cell } from '#shared/indicator/cell.ts';
import type { Rejection } from '#shared/protocol/routes.ts';
import type { SiteStanding } from '#shared/site/site.ts';

/** What became of the points of one request. */
export interface Acceptance {
  /** Readings and site reports that are durable now. */
  readonly accepted: number;
  readonly rejections: readonly Rejection[];
  /** Malformed lines beyond those in `rejections`; none where it is left out. */
  readonly unlisted?: number;
}

/** Port: where changes go to be seen. Each is called after the fact is kept. */
export interface Publisher {
  cells(changed: readonly Cell[]): void;
  sites(changed: readonly SiteStanding[]): void;
}

/** The unit of the timestamps of a request; a text that is none is refused. */
export interface LineRequest {
  readonly text: string;
  readonly precision: string | undefined;
}

/** Port: the doors that a request can come in by. Each throws `StoreRefusal` when nothing could be kept. */
export interface Intake {
  /** null when the precision is not one. */
  lines(request: LineRequest): Promise<Acceptance> | null;
  items(items: readonly unknown[]): Promise<Acceptance>;
}
