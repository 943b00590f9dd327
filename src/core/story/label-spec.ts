import type { LngLat } from '../camera/lng-lat.ts';

/** A name that its author has placed on the map by hand, shown with the layer that it names. */
export type LabelSpec = PointLabelSpec | RouteLabelSpec;

interface NamedLayer {
  /** The id of the layer that the label belongs to. */
  readonly layer: string;
  readonly text: string;
  /** The zoom from which it is shown; always by default. */
  readonly minZoom?: number;
  /** The zoom up to which it is shown; always by default. */
  readonly maxZoom?: number;
}

/** A label at a position. */
export interface PointLabelSpec extends NamedLayer {
  readonly at: LngLat;
  /** Degrees clockwise; 0, level, by default. */
  readonly rotate?: number;
}

/** A label along a route, turned as the route runs there and kept to the route's own side. */
export interface RouteLabelSpec extends NamedLayer {
  /** The part of the route that it names: its way by default, or its leap. */
  readonly part?: 'way' | 'leap';
  /** The share of the part's length at which it stands, from 0 to 1. */
  readonly along: number;
}
