import { basename } from 'node:path';
import { unwrapFeatures } from '../core/geometry/unwrap-geometry.ts';
import { annotationGroupsOf, type SceneSpec } from '../core/story/scene-spec.ts';
import type { LoadedStory } from '../load/load-story.ts';
import { mapGeometry } from '../read/geometry/read-geometry.ts';
import { escapeHtml } from '../read/text/html.ts';
import { annotationData, annotationSource, annotationsOf } from '../style/annotation-layers.ts';
import type { Collection } from '../style/kinds/kind.ts';
import { preparedData } from '../style/kinds/kinds.ts';
import type { Theme } from '../style/palette.ts';
import { storyMetadata } from '../style/story-layer.ts';
import { drawLayer, isIcons } from './draw-layers.ts';
import { type Drawing, themeColors } from './drawing.ts';
import { type Frame, worldCopies } from './frame.ts';
import { drawLabels } from './labels/draw-labels.ts';
import type { LabelFonts } from './labels/outline-text.ts';
import { coverOf, type LayerPictures, type PictureOnMap } from './layer-pictures.ts';
import type { StreetsBehind } from './street-tiles.ts';
import { atScene, themedStyle } from './themed-style.ts';

interface MapOptions {
  readonly frame: Frame;
  readonly section?: string;
  readonly title: string;
  readonly description: string;
  readonly fonts?: LabelFonts;
  readonly relief?: PictureOnMap | undefined;
  readonly pictures?: LayerPictures;
  /** Defaults to the reader's theme. */
  readonly theme?: Theme;
  /** Minimum area of a bend, in square units; 0.8 by default. */
  readonly detail?: number;
}

export type StoryMaps = (scene: SceneSpec, options: MapOptions) => string;

export type DrawMap = (...asked: Parameters<StoryMaps>) => Promise<string>;

/**
 * Returns a function that draws scenes as self-contained SVGs, without fonts, scripts or other files. If a picture
 * covers the map, only that picture's labels show, as on the live map.
 */
export function storyMaps(
  loaded: LoadedStory,
  pictures: LayerPictures = {},
  streets: StreetsBehind = () => ({}),
): StoryMaps {
  const sources = Object.entries(mapGeometry(loaded.geometry, loaded.files)).map(([file, text]) => {
    const id = basename(file, '.geojson');
    const written: Collection = JSON.parse(text);
    return [id, preparedData(loaded.layers, id, unwrapFeatures(written))] as const;
  });
  const files = Object.fromEntries(sources);
  const style = themedStyle(loaded, files);
  const ofStory = style.layers.map(({ light }) => storyMetadata(light)?.layer);
  return (scene, options) => {
    const { frame, section, title, description, fonts = {}, relief, theme, detail = 0.8 } = options;
    const colors = themeColors(theme);
    const annotations = section === undefined ? [] : annotationGroupsOf(section, scene);
    const written = Object.fromEntries(annotations.map((group) => [annotationsOf(group), 1]));
    const opacity: Readonly<Record<string, number>> = { ...scene.layers, ...written };
    const isShown = (of?: string) => of === undefined || (opacity[of] ?? 0) > 0;
    const shown = style.layers.filter((_, i) => isShown(ofStory[i]));
    const layers = shown.map((layer) => atScene(layer, scene));
    const needed = new Set(layers.map(({ light }) => 'source' in light && light.source));
    const own =
      section === undefined ? {} : { [annotationSource]: annotationData({ [section]: scene }) };
    const data = Object.entries({ ...files, ...style.labels, ...own }).filter(([id]) =>
      needed.has(id),
    );
    const definitions = new Map<string, { id: string; element: string }>();
    const drawing: Drawing = {
      frame,
      style: { ...style, layers },
      pictures: { ...pictures, ...options.pictures },
      relief,
      fonts,
      data: { ...worldCopies(Object.fromEntries(data), frame), ...streets(frame) },
      opacity,
      quiet: new Set(scene.quiet),
      names: new Set(scene.names),
      detail,
      colors,
      paths: new Map(),
      define(key, element) {
        const known = definitions.get(key);
        if (known) return known.id;
        const id = `d${definitions.size.toString(36)}`;
        definitions.set(key, { id, element: element(id) });
        return id;
      },
    };
    const draw = (icons: boolean) =>
      layers.map((layer) => (isIcons(layer) === icons ? drawLayer(layer, drawing) : ''));
    const [shapes, icons] = [draw(false), draw(true)].map((drawn) => drawn.join(''));
    const cover = coverOf(loaded.layers, scene);
    const labels = options.fonts ? drawLabels(drawing, loaded.words.locale, cover?.id) : '';
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${frame.width} ${frame.height}" role="img">`,
      `<title>${escapeHtml(title)}</title><desc>${escapeHtml(description)}</desc>`,
      `<style>.h{fill:none;stroke-linejoin:round}${colors.css()}</style>`,
      `<defs>${[...definitions.values()].map(({ element }) => element).join('')}</defs>`,
      `${shapes}${labels}${icons}</svg>`,
    ].join('');
  };
}
