/**
 * The database answered, and will never take this batch as it is: a field of another type, a point beyond its retention.
 * Sending it again does not help, so it must not hold up what waits behind it. Some of it may have been kept.
 */
export class ContentRefusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ContentRefusal';
  }
}
