/** A rectangle of a scene in arc minutes, from its left upper corner. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
