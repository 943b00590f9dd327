import type { FeatureCollection } from 'geojson';
import type { LabelSpec } from '../../core/story/label-spec.ts';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import { kindOf } from '../../kinds/kinds.ts';
import type { LayerFeature } from '../../kinds/layer-collection.ts';
import * as words from '../../words/en.ts';
import type { LoadedStory } from '../parse/load-story.ts';
import { drawMap, type MapPicture } from './draw-map.ts';
import { type ThemedStyle, themedStyle } from './themed-style.ts';

/** How a picture of the story's map differs from others. */
export type MapOptions = Omit<MapPicture, 'style' | 'data' | 'opacity' | 'quiet'>;

/** Draws a scene of the story as an SVG. */
export type StoryMaps = (scene: SceneSpec, options: MapOptions) => string;

const made = new WeakMap<LoadedStory, StoryMaps>();

/** What draws the pictures of a story's map: its style and its data, read once. */
export function storyMaps(loaded: LoadedStory, labels: readonly LabelSpec[]): StoryMaps {
  const known = made.get(loaded);
  if (known) return known;
  const files = parsed(loaded);
  const style = themedStyle(loaded.story.meta.lang, loaded.layers, labels, files, words);
  const maps = drawerOf(style, files);
  made.set(loaded, maps);
  return maps;
}

function drawerOf(
  style: ThemedStyle,
  files: Readonly<Record<string, FeatureCollection>>,
): StoryMaps {
  const data = { ...files, ...style.labels };
  return (scene, options) =>
    drawMap({ style, data, opacity: opacityOf(scene), quiet: scene.quiet ?? [], ...options });
}

/** How opaque a scene shows each layer; routes are whole. */
function opacityOf({ layers }: SceneSpec): Record<string, number> {
  return Object.fromEntries(
    layers.map((layer) => (typeof layer === 'string' ? [layer, 1] : layer)),
  );
}

/** The data of each source by its name, as the kind of its layer draws it. */
function parsed({ geometry, layers }: LoadedStory): Record<string, FeatureCollection> {
  return Object.fromEntries(
    Object.entries(geometry).map(([file, text]) => {
      const id = file.replace(/^.*\/|\.geojson$/g, '');
      const layer = layers.find((each) => each.id === id);
      const collection = JSON.parse(text) as FeatureCollection;
      const prepare = layer && kindOf(layer).prepare;
      const features = collection.features as LayerFeature[];
      return [id, prepare ? { ...collection, features: [...prepare(features)] } : collection];
    }),
  );
}
