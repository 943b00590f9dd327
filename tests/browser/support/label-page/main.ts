import { story } from 'virtual:story';
import { diffScene, type Scene } from '../../../../src/core/timeline/scene.ts';
import { applyScene } from '../../../../src/map/scene/apply-scene.ts';
import { type Covered, keepLabelsClear } from '../../../../src/map/scene/keep-labels-clear.ts';
import { createMap } from '../../../../src/map/start/create-map.ts';
import { addImages } from '../../../../src/map/style/images.ts';
import { storyStyle } from '../../../../src/map/style/story-style.ts';
import { type PlacedLabel, placedLabels } from './placed-labels.ts';

const { labels, relief, layers, scenes, world } = story;

/** A scene to show in a map of a size. */
export interface Shown {
  readonly scene: Scene;
  /** The language of the names, as a tag. */
  readonly language: string;
  readonly width: number;
  readonly height: number;
  /** What covers the map, where no name is to be written. */
  readonly covered?: readonly Covered[];
}

/** What the page offers to the test: shows a scene and tells what is written on the map then. */
export type ShowScene = (shown: Shown) => Promise<readonly PlacedLabel[]>;

async function start({ scene, language, width, height }: Shown): Promise<ShowScene> {
  const style = storyStyle({
    theme: 'light',
    language,
    layers,
    labels,
    relief,
    width,
    scenes,
  });
  const container = document.querySelector<HTMLElement>('#map');
  if (!container) throw new Error('index.html: #map must be there.');
  container.style.width = `${width}px`;
  container.style.height = `${height}px`;
  const map = createMap(container, style, scene.camera, world, 'Map');
  addImages(map, 'light', layers, scenes);
  await map.once('style.load');
  let now: readonly Covered[] = [];
  keepLabelsClear(map, () => now);
  const write = applyScene(map, style);
  return async ({ scene, covered = [] }) => {
    now = covered;
    write(scene, diffScene(undefined, scene));
    do {
      map.triggerRepaint();
      await map.once('idle');
    } while (!map.loaded());
    return placedLabels(map);
  };
}

let ready: Promise<ShowScene> | undefined;

const showScene: ShowScene = async (shown) => {
  ready ??= start(shown);
  return (await ready)(shown);
};

Object.assign(window, { showScene });
