/** A name for the map before it has its place among the others. */
export interface Place {
  readonly name: string;
  readonly kind: 'capital' | 'city' | 'town' | 'country';
  /** 1 is the most important, 6 the least: how large the name is written, and which gives way. */
  readonly rank: number;
  /** Longitude and latitude in degrees. */
  readonly at: readonly [longitude: number, latitude: number];
  /** The zoom below which it would not help, however much room there is. */
  readonly from: number;
}

/** A place with the zoom from which there is room for its name. */
export type RoomyPlace = Place & { readonly minZoom: number };
