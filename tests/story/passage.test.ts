import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kmAt } from '../../src/core/route/distance-table.ts';
import { type Route, readRoute } from '../../src/core/route/route.ts';
import { routeProgress } from '../../src/core/route/route-progress.ts';
import { sceneAt, timeline } from '../../src/core/timeline/timeline.ts';
import { storyFilesIn } from '../../src/load/files/story-files.ts';
import { loadStory } from '../../src/load/load-story.ts';
import { mapPassages } from '../../src/render/passages.ts';
import { readLayer } from '../geo/read-layer.ts';
import { root } from '../support/this-story.ts';

const loaded = await loadStory(root, { files: storyFilesIn(root, 'src/story') });
const passages = mapPassages(loaded);
const viewport = { width: 390, height: 563, covered: { top: 0, right: 0, bottom: 0, left: 0 } };
const holds = [
  { id: 'to-laos', start: 1000, end: 15_000 },
  { id: 'to-thailand', start: 15_500, end: 21_000 },
];
const ends = [
  { section: 'to-laos', layer: 'route-laos', at: 14_000, share: 1 },
  { section: 'to-thailand', layer: 'route-thailand', at: 20_000, share: 1 },
];
const story = timeline(loaded.scenes, holds, viewport, { passages, cues: ends });

describe.each([
  ['to-laos', 'route-laos', 320, 4013],
  ['to-thailand', 'route-thailand', 3230, 4501],
] as const)('the counter of "%s"', (section, layer, from, length) => {
  const passage = passages.find((each) => each.section === section);
  const [first, last] = [
    holds.find(({ id }) => id === section),
    ends.find((end) => end.layer === layer),
  ];
  const route: Route = readRoute(readLayer(layer).features as never);
  const pen = routeProgress(route);
  const drawn = (position: number) => sceneAt(story, position).drawn[layer] ?? 1;
  const counted = (position: number) => kmAt(passage?.distances[layer] ?? [], drawn(position));
  const { start = 0, end = 0 } = first ?? {};
  const offset = fc.integer({ min: start, max: end });

  it(`counts from ${from} km to ${length} km, and stops`, () => {
    expect(counted(start)).toBeCloseTo(from, 0);
    expect(counted(last?.at ?? 0)).toBe(length);
    expect(counted(end)).toBe(length);
  });

  it('grows with the scroll, in either direction, and says where the pen is', () => {
    fc.assert(
      fc.property(offset, offset, (a, b) => {
        const [sooner, later] = [Math.min(a, b), Math.max(a, b)];
        expect(counted(later)).toBeGreaterThanOrEqual(counted(sooner));
        expect(counted(later)).toBeLessThanOrEqual(length);
        expect(Math.abs(pen(drawn(later)).km - counted(later))).toBeLessThan(0.5);
      }),
    );
  });
});
