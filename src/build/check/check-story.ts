import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { Problem } from '../../core/story/problem.ts';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import { validateStory } from '../../core/story/validate-story.ts';
import { kindOf } from '../../kinds/kinds.ts';
import type { GeometryFiles } from '../parse/read-geometry.ts';
import type { Sources } from '../parse/read-sources.ts';
import type { Story } from '../parse/story.ts';
import { storyFiles } from '../parse/story-files.ts';
import { checkCharts } from './check-charts.ts';
import { checkCitations } from './check-citations.ts';
import { checkLayer } from './check-layer.ts';
import { checkQuiet } from './check-quiet.ts';

/** What of the story is checked together. */
export interface StoryToCheck {
  readonly story: Story;
  readonly sources: Sources;
  readonly scenes: SceneSpecs;
  readonly layers: readonly LayerSpec[];
  readonly geometry: GeometryFiles;
  /** The names of the charts that the build can draw. */
  readonly charts: readonly string[];
}

/** Every problem of the story: its scenes, its layers and their files, its citations and charts. */
export function checkStory(whole: StoryToCheck): Problem[] {
  const { story, sources, scenes, layers, geometry, charts } = whole;
  const own = new Map(layers.map((layer) => [`${storyFiles.geometry}/${layer.id}.geojson`, layer]));
  const files = new Set([...own.keys(), ...Object.keys(geometry)]);
  const drawn = layers.filter((layer) => kindOf(layer).drawsAlong).map(({ id }) => id);
  return [
    ...validateStory({ sections: story.sections, scenes, layers, drawn, files: storyFiles }),
    ...checkQuiet(scenes, geometry),
    ...checkCitations(story.cited, sources, storyFiles),
    ...checkCharts(story.sections, charts, storyFiles.story),
    ...[...files].flatMap((file) => checkLayer(geometry[file], file, own.get(file))),
  ];
}
