/** The stretch of scroll offsets in CSS pixels, `start` to `end`, over which a section's scene stands. */
export interface Hold {
  /** The section's id. */
  readonly id: string;
  readonly start: number;
  readonly end: number;
}
