import type { Feature, Geometry } from 'geojson';
import { closestZoom } from '../core/camera/fit-bounds.ts';
import { type ColorName, palette, type Theme } from '../style/palette.ts';
import { placeSource } from '../style/place-layers.ts';
import { markOpacity, storyMetadata } from '../style/story-layer.ts';
import { styleValues } from '../style/style-values.ts';
import { type Frame, type Point, type SourceData, short } from './frame.ts';
import type { LabelFonts } from './labels/outline-text.ts';
import type { LayerPictures, PictureOnMap } from './layer-pictures.ts';
import { tileLayer } from './street-tiles.ts';
import type { ThemedLayer, ThemedStyle } from './themed-style.ts';

export interface Drawing {
  readonly frame: Frame;
  readonly style: ThemedStyle;
  readonly data: SourceData;
  readonly pictures: LayerPictures;
  readonly relief: PictureOnMap | undefined;
  readonly fonts: LabelFonts;
  /** The opacity of each layer of the story, from 0 to 1; others are hidden. */
  readonly opacity: Readonly<Record<string, number>>;
  readonly quiet: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly detail: number;
  readonly colors: ReturnType<typeof themeColors>;
  readonly paths: Map<Geometry, string>;
  readonly define: (key: string, element: (id: string) => string) => string;
}

export type LayerInput = NonNullable<ReturnType<typeof layerInput>>;

/**
 * Evaluates a layer at the frame's zoom or another; undefined if the scene does not show it. Includes features that
 * the style shows only at closer zooms if their name, or else their layer, is in `named`.
 */
export function layerInput(
  { light, dark }: ThemedLayer,
  drawing: Drawing,
  zoom = drawing.frame.zoom,
  named: ReadonlySet<string> = new Set(),
) {
  if (zoom < (light.minzoom ?? 0) || zoom >= (light.maxzoom ?? 24)) return;
  const story = storyMetadata(light);
  const layerShown = story ? (drawing.opacity[story.layer] ?? 0) : 1;
  const shown = light.type === 'symbol' ? markOpacity(layerShown) : layerShown;
  if (shown === 0) return;
  const values = styleValues(light, zoom);
  const night = styleValues(dark, zoom);
  const closer = styleValues(light, closestZoom);
  const source = sourceIn(light);
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
    opacity: (name: string, feature?: Feature) =>
      shown * (story?.fullOpacity[name] ?? values.number(name, feature)),
    color(property: ColorProperty, name: string, feature?: Feature) {
      const day = story?.gradient?.color ?? values.color(name, feature);
      const nightly = storyMetadata(dark)?.gradient?.color ?? night.color(name, feature);
      return day && drawing.colors.use(property, day, nightly ?? day);
    },
    fadeTo: story?.gradient?.fadeTo,
    cuts: story?.gradient?.cuts,
  };
}

export const inOrder = ({ features, values }: LayerInput, key: string): Feature[] =>
  [...features].sort((a, b) => values.number(key, a) - values.number(key, b));

function sourceIn(layer: ThemedLayer['light']): string {
  if (!('source' in layer) || typeof layer.source !== 'string') return '';
  const part = layer['source-layer'];
  return part ? tileLayer(layer.source, part, layer.type === 'symbol') : layer.source;
}

/** Projects a point feature. @throws TypeError for any other geometry. */
export function pointOf({ geometry }: Feature, { frame }: Pick<Drawing, 'frame'>): Point {
  if (geometry.type !== 'Point') throw new TypeError('A mark needs a point.');
  const [lng = 0, lat = 0] = geometry.coordinates;
  return frame.project([lng, lat]);
}

type ColorProperty = 'fill' | 'stroke' | 'stop-color' | 'filter';

/** Collects the colours of a picture as CSS classes. @param only The picture's theme; the reader's by default. */
export function themeColors(only?: Theme) {
  const classes = new Map<string, { name: string; light: string; dark: string }>();
  const use = (property: ColorProperty, light: string, dark: string): string => {
    const key = `${property} ${light} ${dark}`;
    const name = classes.get(key)?.name ?? `c${classes.size.toString(36)}`;
    const rule = (color: string) => `.${name}{${property}:${color}}`;
    classes.set(key, { name, light: rule(light), dark: rule(dark) });
    return name;
  };
  const rules = (theme: Theme) => [...classes.values()].map((own) => own[theme]).join('');
  return {
    use,
    named: (property: ColorProperty, name: ColorName): string =>
      use(property, palette('light')[name], palette('dark')[name]),
    css: (): string =>
      only
        ? rules(only)
        : `${rules('light')}@media screen and (prefers-color-scheme:dark){${rules('dark')}}`,
  };
}

/** Serialises SVG attributes, without those that are undefined or have their initial value. */
export function attributes(all: Readonly<Record<string, string | number | undefined>>): string {
  const written = Object.entries(all).map(([name, value]) => {
    if (value === undefined || initial[name] === value) return '';
    const text = typeof value === 'number' ? short(value, Math.abs(value) < 10 ? 2 : 1) : value;
    return ` ${name}="${text}"`;
  });
  return written.join('');
}

const initial: Readonly<Record<string, string | number>> = {
  'fill-opacity': 1,
  'stroke-opacity': 1,
  opacity: 1,
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
};
