import type { Feature, FeatureCollection } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import { closestZoom } from '../../core/camera/fit-bounds.ts';
import { placeSource } from '../../style/place-layers.ts';
import { markOpacity, storyMetadata } from '../../style/story-layer.ts';
import { type StyleValues, styleValues } from '../../style/style-values.ts';
import type { Frame, Point } from './frame.ts';
import type { Line } from './shapes/clip-to-frame.ts';
import type { ColorProperty, ThemeColors } from './theme-colors.ts';

/** A layer of the map's style in both themes, which differ in nothing but their colours. */
export interface ThemedLayer {
  readonly light: LayerSpecification;
  readonly dark: LayerSpecification;
}

/** A picture that is being drawn. */
export interface Drawing {
  readonly frame: Frame;
  readonly colors: ThemeColors;
  /** The map's data by the name of its source. */
  readonly data: Readonly<Record<string, FeatureCollection>>;
  /** How opaque each layer of the story is, from 0 to 1; one that is not named is hidden. */
  readonly opacity: Readonly<Record<string, number>>;
  /** The areas of the story that the scene shows, in the frame. */
  readonly areas: () => readonly (readonly Line[])[];
  /** Puts a definition into the picture, once for each `key`, and gives its id. */
  readonly define: (key: string, element: (id: string) => string) => string;
  /** The names of places that are left out. */
  readonly quiet: ReadonlySet<string>;
  /** The least area of a bend, in square units, that shapes keep. */
  readonly detail: number;
}

/** One layer of the style as a painter reads it. */
export interface LayerInput {
  readonly source: string;
  readonly values: StyleValues;
  readonly features: readonly Feature[];
  /** The value of an opacity property in this scene. */
  readonly opacity: (name: string, feature?: Feature) => number;
  /** The class for a colour property. */
  readonly color: (property: ColorProperty, name: string, feature?: Feature) => string | undefined;
  /** The part of a route that the layer draws, in the colours of both themes. */
  readonly route?: {
    readonly colors: readonly [light: string, dark: string];
    /** Up to which share of its length it fades in. */
    readonly fadeTo: number;
  };
}

/**
 * Reads a layer for a picture, at the frame's zoom or another; nothing where the scene does not show it.
 *
 * @param named Names of features, and ids of layers whose labels these are, that are drawn even where the
 *   style shows them only from a closer zoom on.
 */
export function layerInput(
  { light, dark }: ThemedLayer,
  drawing: Drawing,
  zoom = drawing.frame.zoom,
  named: ReadonlySet<string> = new Set(),
): LayerInput | undefined {
  if (zoom < (light.minzoom ?? 0) || zoom >= (light.maxzoom ?? 24)) return;
  const story = storyMetadata(light);
  const layerShown = story ? (drawing.opacity[story.layer] ?? 0) : 1;
  const shown = light.type === 'symbol' ? markOpacity(layerShown) : layerShown;
  if (shown === 0) return;
  const values = styleValues(light, zoom);
  const night = styleValues(dark, zoom);
  const closer = styleValues(light, closestZoom);
  const source = 'source' in light && typeof light.source === 'string' ? light.source : '';
  const gradient = story?.gradient;
  const nightly = storyMetadata(dark)?.gradient ?? gradient;
  return {
    source,
    values,
    features: (drawing.data[source]?.features ?? []).filter(
      (feature) =>
        !(source === placeSource && drawing.quiet.has(feature.properties?.name)) &&
        (values.draws(feature) ||
          (named.has(feature.properties?.name ?? feature.properties?.layer) &&
            closer.draws(feature))),
    ),
    opacity: (name, feature) => shown * (story?.fullOpacity[name] ?? values.number(name, feature)),
    color(property, name, feature) {
      const day = values.color(name, feature);
      return day && drawing.colors.use(property, day, night.color(name, feature) ?? day);
    },
    ...(gradient &&
      nightly && {
        route: { colors: [gradient.color, nightly.color] as const, fadeTo: gradient.fadeTo },
      }),
  };
}

/** The position of a point feature in the frame. */
export function pointOf({ geometry }: Feature, { frame }: Drawing): Point {
  if (geometry.type !== 'Point') throw new TypeError('A mark needs a point.');
  const [lng = 0, lat = 0] = geometry.coordinates;
  return frame.project([lng, lat]);
}
