import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import type { Charts } from '../charts/read-charts.ts';
import type { GeometryFiles } from '../parse/read-geometry.ts';
import type { Sources } from '../parse/read-sources.ts';
import type { Story } from '../parse/story.ts';
import type { Problem } from '../parse/story-error.ts';
import type { StoryFiles } from '../parse/story-files.ts';
import { checkChartNames, checkCharts } from './check-charts.ts';
import { checkCitations } from './check-citations.ts';
import { checkIds } from './check-ids.ts';
import { checkLayer } from './check-layer.ts';
import { checkNames } from './check-names.ts';
import { checkScenes } from './check-scenes.ts';

/** What of the story is checked together. */
export interface StoryToCheck {
  readonly files: StoryFiles;
  readonly story: Story;
  readonly sources: Sources;
  readonly scenes: SceneSpecs;
  readonly layers: readonly LayerSpec[];
  readonly geometry: GeometryFiles;
  readonly charts: Charts;
}

/** Every problem of the story: its scenes, its layers and their files, its citations and charts. */
export function checkStory(whole: StoryToCheck): Problem[] {
  const { files, story, sources, scenes, layers, geometry, charts } = whole;
  const own = new Map(layers.map((layer) => [`${files.geometry}/${layer.id}.geojson`, layer]));
  const collections = new Set([...own.keys(), ...Object.keys(geometry)]);
  return [
    ...checkIds(story.sections, scenes, layers, files),
    ...checkScenes(scenes, layers, files.scenes),
    ...checkNames(scenes, geometry, files),
    ...checkCitations(story.cited, sources, files),
    ...checkCharts(story.sections, Object.keys(charts), files.story),
    ...checkChartNames(
      charts,
      Object.keys(sources),
      layers.map(({ id }) => id),
    ),
    ...[...collections].flatMap((file) => checkLayer(geometry[file], file, own.get(file))),
  ];
}
