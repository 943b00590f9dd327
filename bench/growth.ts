import type { SceneSpecs } from '../src/core/story/scene-spec.ts';
import { holds } from '../src/core/timeline/holds.ts';
import { diffScene } from '../src/core/timeline/scene.ts';
import { sceneAt, type Timeline, timeline } from '../src/core/timeline/timeline.ts';
import { printTable } from './report.ts';
import { median } from './scroll-figures.ts';

/** How often the story's sections are told again under other ids. */
const growths = [1, 10, 100] as const;

const rounds = 5;
const frames = 10_000;

const viewport = {
  width: 1440,
  height: 900,
  covered: { top: 16, right: 16, bottom: 16, left: 560 },
};
const cardHeight = 700;
const cardSpacing = 1530;

/**
 * What more sections cost without a browser: the time to make the whole timeline, and the time of a
 * scrolled frame, which looks the scene up and compares it with the last. The sizes are measured in turns.
 */
export function growthTable(scenes: SceneSpecs): string {
  const times = Array.from({ length: rounds }, () =>
    growths.map((growth) => measure(repeated(scenes, growth))),
  );
  const rows = growths.map((growth, index) => {
    const made = median(times.map((round) => round[index]?.made ?? Number.NaN));
    const frame = median(times.map((round) => round[index]?.frame ?? Number.NaN));
    const sections = Object.keys(scenes).length * growth;
    return [String(sections), made.toFixed(2), (frame * 1000).toFixed(2)];
  });
  return printTable(['sections', 'timeline, ms', 'frame, µs'], rows);
}

function repeated(scenes: SceneSpecs, times: number): SceneSpecs {
  const copies = Array.from({ length: times }, (_, time) =>
    Object.entries(scenes).map(([id, scene]) => [`${id}-${time}`, scene] as const),
  );
  return Object.fromEntries(copies.flat());
}

/** Milliseconds for the timeline, and for one of many frames at an even scroll. */
function measure(scenes: SceneSpecs): { readonly made: number; readonly frame: number } {
  const ids = Object.keys(scenes);
  const cards = ids.map((id, index) => {
    const top = viewport.height / 2 + index * cardSpacing;
    return { id, top, bottom: top + cardHeight };
  });
  const scrollMax = ids.length * cardSpacing;
  const range = { viewportHeight: viewport.height, scrollMax, enter: 0.72, leave: 0.28 };
  const began = performance.now();
  const story = timeline(scenes, holds(cards, range), viewport);
  sceneAt(story, 0);
  const made = performance.now() - began;
  scroll(story, scrollMax);
  const scrolled = performance.now();
  scroll(story, scrollMax);
  return { made, frame: (performance.now() - scrolled) / frames };
}

/** One even scroll from the top to the end. What travels need is made at their first frame. */
function scroll(story: Timeline, scrollMax: number): void {
  let last = sceneAt(story, 0);
  for (let frame = 1; frame <= frames; frame++) {
    const scene = sceneAt(story, (scrollMax * frame) / frames);
    diffScene(last, scene);
    last = scene;
  }
}
