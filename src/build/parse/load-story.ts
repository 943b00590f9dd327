import type { LabelSpec } from '../../core/story/label-spec.ts';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import type { Relief } from '../../core/story/story-data.ts';
import { type World, worldOf } from '../../core/story/world.ts';
import { type Charts, readCharts } from '../charts/read-charts.ts';
import { checkStory } from '../check/check-story.ts';
import { checkTold } from '../check/check-told.ts';
import { toldLayers } from '../map-words/told-layers.ts';
import type { Settings } from '../schema/settings.ts';
import { completeLayers } from './complete-layers.ts';
import { type DescribedLayer, describeLayers } from './describe-layers.ts';
import { type GeometryFiles, readGeometry } from './read-geometry.ts';
import { readMapData } from './read-map-data.ts';
import { readRelief } from './read-relief.ts';
import { readSources, type Sources } from './read-sources.ts';
import { type ReadStory, readStory } from './read-story.ts';
import { readStoryFile } from './read-story-file.ts';
import { settle } from './settle.ts';
import { StoryError } from './story-error.ts';
import { type StoryFiles, storyFilesIn } from './story-files.ts';

/** The whole story, sound: its words, sources, scenes, layers and charts. */
export interface LoadedStory extends ReadStory {
  readonly files: StoryFiles;
  readonly sources: Sources;
  readonly scenes: SceneSpecs;
  readonly layers: readonly LayerSpec[];
  readonly labels: readonly LabelSpec[];
  readonly settings: Settings;
  readonly world: World;
  readonly relief: Relief;
  readonly geometry: GeometryFiles;
  readonly charts: Charts;
  /** What each part of the map says of itself. */
  readonly described: readonly DescribedLayer[];
}

/** Which story is read, and where the engine's languages are; its own by default. */
interface LoadOptions {
  readonly files?: StoryFiles;
  readonly languages?: string | undefined;
}

/**
 * Reads the story's files and checks them against one another.
 *
 * @param root The project's root.
 * @throws StoryError with every problem that was found.
 */
export async function loadStory(
  root: string,
  { files = storyFilesIn(root), languages }: LoadOptions = {},
): Promise<LoadedStory> {
  const started = Promise.resolve();
  const [{ story, words }, sources, mapData, charts] = await settle([
    readStory(root, files, languages),
    started.then(() => readSources(readStoryFile(root, files.sources), files.sources)),
    started.then(() => readMapData(root, files)),
    readCharts(root, files.charts),
  ]);
  const { scenes, layers, settings } = mapData;
  const geometry = await readGeometry(root, files);
  const problems = checkStory({ files, story, sources, scenes, layers, geometry, charts });
  if (problems.length > 0) throw new StoryError(problems);
  const loaded = {
    ...mapData,
    files,
    story,
    words,
    sources,
    layers: completeLayers(layers, geometry, files),
    world: worldOf(scenes, settings.world),
    relief: readRelief(root, files),
    geometry,
    charts,
    described: describeLayers(layers, geometry),
  };
  const untold = checkTold(toldLayers(loaded), words, files.layers);
  if (untold.length > 0) throw new StoryError(untold);
  return loaded;
}
