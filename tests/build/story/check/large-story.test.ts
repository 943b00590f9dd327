import { expect, it } from 'vitest';
import { checkScenes } from '../../../../src/build/story/check/check-scenes.ts';
import { checkIds } from '../../../../src/build/story/check/check-text.ts';
import { jsonPosition } from '../../../../src/build/story/check/geojson-text.ts';
import type { Bounds } from '../../../../src/core/camera/bounds.ts';

/** How long, in milliseconds, a check of what is far larger than any story may take on a busy machine. */
const patience = 4000;

it(
  'checks the scenes of thousands of sections while one waits',
  () => {
    const scenes = Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [
        `section-${i}`,
        { bounds: [6 + i / 1000, 46, 8 + i / 1000, 47.5] as Bounds, layers: {} },
      ]),
    );
    expect(checkScenes(scenes, {}, 'scenes.yaml')).toEqual([]);
  },
  patience,
);

it(
  'finds the places of many faults in one large file while one waits',
  () => {
    const features = Array.from({ length: 20_000 }, (_, i) => `{ "name": [${i}, 1, 2, 3] }`);
    const text = `{ "features": [\n${features.join(',\n')}\n] }`;
    for (let i = 0; i < 1000; i += 1) {
      expect(jsonPosition(text, ['features', i, 'name', 1]).line).toBe(i + 2);
    }
  },
  patience,
);

it('takes five hundred sections and no more, and says from which line on there are too many', () => {
  const files = { story: 'story.md', scenes: 'scenes.yaml' };
  const check = (count: number) => {
    const sections = Array.from({ length: count }, (_, i) => ({
      id: `part-${i}`,
      line: 4 * i + 1,
    }));
    const scenes = sections.map(({ id }) => id);
    return checkIds(sections, scenes, files);
  };
  expect(check(500)).toEqual([]);
  expect(check(501)).toEqual([
    {
      file: 'story.md',
      line: 2001,
      problem: 'the story has 501 sections, and 500 are the most.',
      remedy: 'Publish it in parts, each a story of its own.',
    },
  ]);
});
