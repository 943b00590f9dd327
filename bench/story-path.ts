import { holds } from '../src/core/holds.ts';
import { sceneAt } from '../src/core/scene-at.ts';
import type { SceneSpecs } from '../src/core/scene-spec.ts';
import { timeline } from '../src/core/timeline.ts';
import type { CameraFrame } from './camera-motion.ts';

/** A wide screen with a column of text, and cards as long and as far apart as the story's are. */
const viewport = {
  width: 1440,
  height: 900,
  covered: { top: 16, right: 16, bottom: 16, left: 560 },
};
const cardHeight = 700;
const cardSpacing = 1530;

/**
 * The camera over the whole story at an even scroll, so many pixels a frame of 1/60 s: the core's
 * own path, with no browser in between.
 */
export function storyPath(scenes: SceneSpecs, pixelsPerFrame: number): readonly CameraFrame[] {
  const ids = Object.keys(scenes);
  const scrollMax = ids.length * cardSpacing;
  const cards = ids.map((id, index) => {
    const top = viewport.height / 2 + index * cardSpacing;
    return { id, top, bottom: top + cardHeight };
  });
  const range = { viewportHeight: viewport.height, scrollMax, enter: 0.72, leave: 0.28 };
  const story = timeline(scenes, holds(cards, range), viewport);
  const frames = Math.floor(scrollMax / pixelsPerFrame);
  return Array.from({ length: frames + 1 }, (_, frame) => {
    const { center, zoom, bearing, pitch } = sceneAt(story, frame * pixelsPerFrame).camera;
    const [lng, lat] = center;
    return { time: (frame * 1000) / 60, lng, lat, zoom, bearing, pitch };
  });
}
