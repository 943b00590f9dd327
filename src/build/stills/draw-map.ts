import { basename } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { unwrapFeatures } from '../../core/geometry/unwrap-geometry.ts';
import { annotationGroup } from '../../core/story/annotation-spec.ts';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import type { Collection } from '../../map/sources/fetch-collection.ts';
import { preparedData } from '../../map/sources/prepared-data.ts';
import { annotationsOf } from '../../style/annotation-layers.ts';
import { formatNumber } from '../../words/formats.ts';
import { memoizeByObject } from '../story/files/memoize.ts';
import type { LoadedStory } from '../story/load-story.ts';
import { escapeHtml } from '../story/text/escape-html.ts';
import { paintCircle, paintFill, paintLine } from './draw-layers.ts';
import {
  type Drawing,
  layerInput,
  type PictureTheme,
  type ThemedLayer,
  themeColors,
} from './drawing.ts';
import { clipToFrame, type Frame, worldCopies } from './frame.ts';
import { labelPicture } from './labels/draw-labels.ts';
import type { LabelFonts } from './labels/outline-text.ts';
import type { ReliefPicture } from './relief-picture.ts';
import { drawRelief } from './shapes/draw-relief.ts';
import { onDays, type ThemedStyle, themedStyle } from './themed-style.ts';

/** How a picture of the story's map differs from others. */
export interface MapOptions
  extends Omit<MapPicture, 'style' | 'data' | 'opacity' | 'quiet' | 'names' | 'kmWords'> {
  /** The id of the section whose annotations it has; it has none by default. */
  readonly section?: string;
}

/** Draws a scene of the story as an SVG. */
export type StoryMaps = (scene: SceneSpec, options: MapOptions) => string;

/** What draws the pictures of a story's map: its style and its data, read once. */
export const storyMaps = memoizeByObject((loaded: LoadedStory): StoryMaps => {
  const { render, locale } = loaded.words;
  const files = parsed(loaded);
  const style = themedStyle(loaded, files);
  const data = { ...files, ...style.labels };
  return (scene, { section, ...options }) =>
    drawMap({
      style: { ...style, layers: style.layers.map((layer) => onDays(layer, scene.days)) },
      data,
      opacity: { ...scene.layers, ...(section !== undefined && written(section, scene)) },
      quiet: scene.quiet ?? [],
      names: scene.names ?? [],
      kmWords: (km) => render.km(formatNumber(km, locale)),
      ...options,
    });
});

/** All annotations of a section, those of a day too. */
const written = (section: string, { annotations = [] }: SceneSpec): Record<string, number> =>
  Object.fromEntries(
    annotations.map((annotation) => [annotationsOf(annotationGroup(section, annotation)), 1]),
  );

/** The data of each source by its name, as the kind of its layer draws it. */
function parsed({ geometry, layers }: LoadedStory): Record<string, FeatureCollection> {
  return Object.fromEntries(
    Object.entries(geometry).map(([file, text]) => {
      const id = basename(file, '.geojson');
      return [id, preparedData(layers, id, unwrapFeatures(JSON.parse(text) as Collection))];
    }),
  );
}

/** What a picture is drawn from. */
export interface MapPicture {
  readonly frame: Frame;
  readonly style: ThemedStyle;
  readonly data: Drawing['data'];
  readonly opacity: Drawing['opacity'];
  /** The names of places that it leaves out. */
  readonly quiet?: readonly string[];
  /** The names of places that must stand. */
  readonly names?: readonly string[];
  readonly title: string;
  readonly description: string;
  /** A length in kilometres in words, beside the scale. */
  readonly kmWords: (km: number) => string;
  /** The fonts of its labels; without them it has no labels and no scale. */
  readonly fonts?: LabelFonts;
  /** The relief behind the frame; without it the land is flat. */
  readonly relief?: ReliefPicture;
  /** Its theme; the reader's own by default. */
  readonly theme?: PictureTheme;
  /** The least area of a bend, in square units, that shapes keep; 0.8 by default. */
  readonly detail?: number;
}

/**
 * Draws the live map's style as an SVG that needs nothing else: no font, no script, no other file.
 */
function drawMap(picture: MapPicture): string {
  const { frame, style, opacity, fonts, title, description } = picture;
  const data = worldCopies(picture.data, frame);
  const colors = themeColors(picture.theme);
  const definitions = new Map<string, { id: string; element: string }>();
  const drawing: Drawing = {
    frame,
    colors,
    data,
    opacity,
    quiet: new Set(picture.quiet),
    detail: picture.detail ?? 0.8,
    areas: () =>
      style.areas
        .filter(({ id }) => (opacity[id] ?? 0) > 0)
        .map(({ id }) =>
          (data[id]?.features ?? []).flatMap((area) => clipToFrame(area.geometry, frame)),
        ),
    define(key, element) {
      const known = definitions.get(key);
      if (known) return known.id;
      const id = `d${definitions.size.toString(36)}`;
      definitions.set(key, { id, element: element(id) });
      return id;
    },
  };
  const body =
    style.layers.map((layer) => paintLayer(layer, drawing, picture)).join('') +
    (fonts ? labelPicture(picture, drawing, fonts) : '');
  const { width, height } = frame;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escapeHtml(title)}</title><desc>${escapeHtml(description)}</desc>`,
    `<style>.h{fill:none;stroke-linejoin:round}${colors.css()}</style>`,
    `<defs>${[...definitions.values()].map(({ element }) => element).join('')}</defs>`,
    `${body}</svg>`,
  ].join('');
}

function paintLayer(
  layer: ThemedLayer,
  drawing: Drawing,
  { style, relief }: Pick<MapPicture, 'style' | 'relief'>,
): string {
  if (layer.light.type === 'symbol') return '';
  const input = layerInput(layer, drawing);
  if (!input) return '';
  switch (layer.light.type) {
    case 'background': {
      const { width, height } = drawing.frame;
      return `<path class="${input.color('fill', 'background-color')}" d="M0 0H${width}V${height}H0z"/>`;
    }
    case 'fill':
      return paintFill(input, drawing, style);
    case 'line':
      return paintLine(input, drawing);
    case 'circle':
      return paintCircle(input, drawing);
    case 'raster':
      return relief ? drawRelief(relief, input.opacity('raster-opacity'), drawing) : '';
    default:
      throw new TypeError(`The picture of the map has no way to draw a ${layer.light.type} layer.`);
  }
}
