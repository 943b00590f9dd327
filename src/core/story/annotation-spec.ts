import type { LngLat } from '../camera/lng-lat.ts';

/** A few words on the map beside one section, with a fine leader to the place that they tell of. */
export interface AnnotationSpec {
  /** The words; a line break begins a new line. */
  readonly text: string;
  /** The place, within the bounds that the section frames. */
  readonly at: LngLat;
  /** Where the text stands as seen from its place. */
  readonly side: 'left' | 'right' | 'top' | 'bottom';
  /** How far the text stands from its place, in CSS pixels; 24 by default, and without a leader at 0. */
  readonly offset?: number;
  /** After how many ems a line is broken; 9 by default. */
  readonly width?: number;
  /** The day, in ISO 8601, with which it comes where the section shows a layer day by day. */
  readonly day?: string;
}

/** The group of annotations that come together: those of a section from its start, or with a day. */
export const annotationGroup = (section: string, { day }: Pick<AnnotationSpec, 'day'>): string =>
  day === undefined ? section : `${section} ${day}`;
