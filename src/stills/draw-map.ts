import { basename } from 'node:path';
import { unwrapFeatures } from '../core/geometry/unwrap-geometry.ts';
import { annotationGroupsOf, type SceneSpec } from '../core/story/scene-spec.ts';
import { mapGeometry } from '../load/geometry/read-geometry.ts';
import type { LoadedStory } from '../load/load-story.ts';
import { escapeHtml } from '../load/text/html.ts';
import { annotationsOf } from '../style/annotation-layers.ts';
import type { Collection } from '../style/kinds/kind.ts';
import { preparedData } from '../style/kinds/kinds.ts';
import { drawLayer, isIcons } from './draw-layers.ts';
import { type Drawing, type PictureTheme, themeColors } from './drawing.ts';
import { type Frame, type SourceData, worldCopies } from './frame.ts';
import { drawLabels } from './labels/draw-labels.ts';
import type { LabelFonts } from './labels/outline-text.ts';
import type { LayerPictures, PictureOnMap } from './layer-pictures.ts';
import { noStreets, type StreetsBehind } from './streets/street-tiles.ts';
import { onDays, themedStyle } from './themed-style.ts';

/** How a picture of the story's map differs from others. */
export interface MapOptions {
  readonly frame: Frame;
  /** The id of the section whose annotations it has; it has none by default. */
  readonly section?: string;
  readonly title: string;
  readonly description: string;
  readonly fonts?: LabelFonts;
  /** The relief behind the frame; without it the land is flat. */
  readonly relief?: PictureOnMap;
  /** The pictures of layers that are tiles, as far as they lie in the frame. */
  readonly pictures?: LayerPictures;
  /** Its theme; the reader's own by default. */
  readonly theme?: PictureTheme;
  /** The least area of a bend, in square units, that shapes keep; 0.8 by default. */
  readonly detail?: number;
}

/**
 * Draws a scene of the story as an SVG that needs nothing else: no font, no script, no other file. Of a
 * map that lies under a picture no name is seen except the picture's own labels, as on the live map.
 */
export type StoryMaps = (scene: SceneSpec, options: MapOptions) => string;

/** The same, once what it needs besides is read. */
export type DrawMap = (...asked: Parameters<StoryMaps>) => Promise<string>;

/** What draws the pictures of a story's map: its data and the live map's own style, read once. */
export function storyMaps(
  loaded: LoadedStory,
  pictures: LayerPictures = {},
  streets: StreetsBehind = noStreets,
): StoryMaps {
  const { locale } = loaded.words;
  const files = sourcesOf(loaded);
  const style = themedStyle(loaded, files);
  return (scene, options) => {
    const { frame, section, title, description, fonts, relief, theme, detail = 0.8 } = options;
    const layers = style.layers.map((layer) => onDays(layer, scene.days));
    const colors = themeColors(theme ?? 'both');
    const definitions = new Map<string, { id: string; element: string }>();
    const drawing: Drawing = {
      frame,
      style: { ...style, layers },
      pictures: { ...pictures, ...options.pictures },
      data: { ...worldCopies({ ...files, ...style.labels }, frame), ...streets(frame) },
      opacity: { ...scene.layers, ...(section !== undefined && written(section, scene)) },
      quiet: new Set(scene.quiet),
      names: new Set(scene.names),
      detail,
      colors,
      define(key, element) {
        const known = definitions.get(key);
        if (known) return known.id;
        const id = `d${definitions.size.toString(36)}`;
        definitions.set(key, { id, element: element(id) });
        return id;
      },
    };
    const draw = (some: typeof layers) =>
      some.map((layer) => drawLayer(layer, drawing, relief)).join('');
    const shapes = draw(layers.filter((layer) => !isIcons(layer)));
    const icons = draw(layers.filter(isIcons));
    const cover = loaded.layers.find(({ id, above }) => above && scene.layers[id] === 1);
    const labels = fonts ? drawLabels(drawing, fonts, locale, cover?.id) : '';
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${frame.width} ${frame.height}" role="img">`,
      `<title>${escapeHtml(title)}</title><desc>${escapeHtml(description)}</desc>`,
      `<style>.h{fill:none;stroke-linejoin:round}${colors.css()}</style>`,
      `<defs>${[...definitions.values()].map(({ element }) => element).join('')}</defs>`,
      `${shapes}${labels}${icons}</svg>`,
    ].join('');
  };
}

/** The data of each source by its name, as the kind of its layer draws it. */
function sourcesOf(loaded: LoadedStory): SourceData {
  return Object.fromEntries(
    Object.entries(mapGeometry(loaded)).map(([file, text]) => {
      const id = basename(file, '.geojson');
      return [id, preparedData(loaded.layers, id, unwrapFeatures(JSON.parse(text) as Collection))];
    }),
  );
}

/** All annotations of a section, those of a day too, as fully opaque layers. */
const written = (section: string, scene: SceneSpec): Record<string, number> =>
  Object.fromEntries(annotationGroupsOf(section, scene).map((group) => [annotationsOf(group), 1]));
