/** A point as a source sent it: syntax checked, nothing known yet about indicator, area or site. */
export interface RawPoint {
  /** Line (line protocol, from 1) or index (JSON, from 0) in the request, for a rejection to point at. */
  readonly position: number;
  /** The indicator group, or `site`. */
  readonly measurement: string;
  /** Without prototype: a tag named `constructor` is a tag like any other. */
  readonly tags: Readonly<Record<string, string>>;
  /** Without prototype. Numbers are finite. */
  readonly fields: Readonly<Record<string, number | string | boolean>>;
  /** Epoch ms, whole; finer times are cut down. The time of arrival where the source gave none. */
  readonly at: number;
}
