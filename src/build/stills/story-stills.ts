import { basename } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { unwrapFeatures } from '../../core/geometry/unwrap-geometry.ts';
import { annotationGroup, type SceneSpec } from '../../core/story/scene-spec.ts';
import { type Collection, preparedData } from '../../map/sources/story-sources.ts';
import { annotationsOf } from '../../style/annotation-layers.ts';
import { formatNumber } from '../../words/formats.ts';
import { memoizeByObject } from '../story/files/memoize.ts';
import type { LoadedStory } from '../story/load-story.ts';
import { drawMap, type MapPicture } from './draw-map.ts';
import { onDays } from './on-days.ts';
import { themedStyle } from './themed-style.ts';

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
