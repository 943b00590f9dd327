/** How a layer is drawn; each kind has one file under `src/style/`. */
export type LayerKind = 'zone' | 'area' | 'route' | 'flight' | 'river' | 'site';

/** One layer of the story as its author writes it: a row of the legend and a GeoJSON file. */
export interface LayerSpec {
  /** The id used in scenes and links, and the name of `geo/layers/<id>.geojson`. */
  readonly id: string;
  /** The words beside the switch. */
  readonly label: string;
  readonly kind: LayerKind;
  /** A key of the palette. */
  readonly color: string;
  /** The pattern that tells the line apart without colour; solid by default. */
  readonly dash?: 'solid' | 'dashed' | 'dotted';
  /** Which side of a shared way the line keeps to, as seen in its direction. */
  readonly side?: 'left' | 'right';
  /**
   * Over how many kilometres a route fades in at its start, so that it does not begin at a place; 0,
   * not at all, by default.
   */
  readonly fadeInKm?: number;
}
