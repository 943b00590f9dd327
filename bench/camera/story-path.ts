import type { SceneSpecs } from '../../src/core/story/scene-spec.ts';
import { holds } from '../../src/core/timeline/holds.ts';
import { sceneAt, timeline } from '../../src/core/timeline/timeline.ts';
import type { CameraFrame } from './camera-motion.ts';

/** A wide screen with a column of text, and cards as long and as far apart as the story's are. */
const viewport = {
  width: 1440,
  height: 900,
  covered: { top: 16, right: 16, bottom: 16, left: 560 },
};
const cardHeight = 700;
const cardSpacing = 1530;

/** How far the whole story is scrolled, in pixels. */
const lengthOf = (scenes: SceneSpecs): number => Object.keys(scenes).length * cardSpacing;

/** Where the page is in each frame of an even scroll through the whole story. */
export function evenScroll(scenes: SceneSpecs, pixelsPerFrame: number): readonly number[] {
  const frames = Math.floor(lengthOf(scenes) / pixelsPerFrame);
  return Array.from({ length: frames + 1 }, (_, frame) => frame * pixelsPerFrame);
}

/**
 * The camera where the page is scrolled to `offsets`, one a frame of 1/60 s: the core's own path,
 * with no browser in between, and nothing that smooths it.
 */
export function storyPath(scenes: SceneSpecs, offsets: readonly number[]): readonly CameraFrame[] {
  const ids = Object.keys(scenes);
  const scrollMax = lengthOf(scenes);
  const cards = ids.map((id, index) => {
    const top = viewport.height / 2 + index * cardSpacing;
    return { id, top, bottom: top + cardHeight };
  });
  const range = { viewportHeight: viewport.height, scrollMax, enter: 0.72, leave: 0.28 };
  const story = timeline(scenes, holds(cards, range), viewport);
  return offsets.map((offset, frame) => {
    const { center, zoom, bearing, pitch } = sceneAt(story, offset).camera;
    const [lng, lat] = center;
    return { time: (frame * 1000) / 60, lng, lat, zoom, bearing, pitch };
  });
}
