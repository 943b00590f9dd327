import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import type { LngLat } from '../../src/core/camera/mercator.ts';
import type { SceneSpec } from '../../src/core/story/scene-spec.ts';
import type { LabelSpec } from '../../src/core/story/story-data.ts';
import { openFolder } from '../../src/files/open-folder.ts';
import { type LoadedStory, loadStory } from '../../src/load/load-story.ts';
import { storyMaps } from '../../src/stills/draw-map.ts';
import { frameScene } from '../../src/stills/frame.ts';
import { type LabelFonts, openLabelFonts } from '../../src/stills/labels/outline-text.ts';
import { boundsEastOf, eastOf } from '../core/arbitraries.ts';
import { sceneOf } from '../support/read-story.ts';
import { labels, scenes } from '../support/this-story.ts';

/** How far east the story is moved, in degrees: its middle comes to lie on the 180th meridian. */
const by = 62;

type Nested = readonly number[] | readonly Nested[];

const move = (nested: Nested): Nested =>
  typeof nested[0] === 'number'
    ? eastOf(nested as readonly number[], by)
    : (nested as readonly Nested[]).map(move);

/** A story's geometry moved east, every longitude within ±180, so that lines jump from 180 to −180. */
function movedStory(loaded: LoadedStory): LoadedStory {
  const files = Object.entries(loaded.geometry).map(([file, text]) => {
    const collection = JSON.parse(text);
    for (const { geometry, properties } of collection.features) {
      geometry.coordinates = move(geometry.coordinates);
      for (const stop of properties.stops ?? []) stop.lngLat = move(stop.lngLat);
    }
    return [file, JSON.stringify(collection)];
  });
  return { ...loaded, geometry: Object.fromEntries(files) };
}

const movedLabels = labels.map(
  (label): LabelSpec =>
    'at' in label ? { ...label, at: move(label.at) as unknown as LngLat } : label,
);

let loaded: LoadedStory;
let fonts: LabelFonts;

beforeAll(async () => {
  [loaded, fonts] = await Promise.all([loadStory(openFolder('.')), openLabelFonts()]);
});

const pixels = async (scene: SceneSpec, story: LoadedStory) => {
  const svg = storyMaps(story)(scene, {
    frame: frameScene(scene),
    title: '',
    description: '',
    fonts,
    theme: 'light',
  });
  return sharp(Buffer.from(svg)).raw().toBuffer();
};

it('a still picture looks the same across the 180th meridian', async () => {
  const scene = sceneOf({ scenes }, 'to-thailand');
  const [here, there] = await Promise.all([
    pixels(scene, loaded),
    pixels(
      { ...scene, bounds: boundsEastOf(scene.bounds, by) },
      { ...movedStory(loaded), labels: movedLabels },
    ),
  ]);
  const different = here.filter((value, i) => Math.abs(value - (there[i] ?? 255)) > 32);
  expect(there).toHaveLength(here.length);
  expect(different.length).toBeLessThan(50);
});
