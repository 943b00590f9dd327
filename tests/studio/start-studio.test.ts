import { describe, expect, it } from 'vitest';
import type { LabelSpec } from '../../src/core/story/label-spec.ts';
import type { SceneSpecs } from '../../src/core/story/scene-spec.ts';
import { worldOf } from '../../src/core/story/world.ts';
import { fillStory } from '../../src/studio/start-studio.ts';

const scenes: SceneSpecs = {
  one: { bounds: [0, 0, 10, 10], bearing: 20, layers: { a: 1 } },
  two: { bounds: [20, 0, 30, 10], layers: {} },
};
const labels: readonly LabelSpec[] = [{ layer: 'a', text: 'A', at: [1, 2] }];
const story = () => structuredClone({ scenes, labels, world: worldOf(scenes) });

describe('filling a story anew', () => {
  it('gives the very objects that the page and the map read from the new content', () => {
    const own = story();
    const { scenes: ownScenes, labels: ownLabels, world } = own;
    const { reach } = world;
    const next = { one: { bounds: [40, 0, 60, 10], layers: { b: 1 } } } as const;
    fillStory(own, { scenes: next, labels: [], world: worldOf(next) });
    expect(ownScenes).toEqual(next);
    expect(ownLabels).toEqual([]);
    expect(reach).toEqual(worldOf(next).reach);
    expect(own.world.reach).toBe(reach);
  });

  it('asks for a new style only where something else is written on the map', () => {
    const moved = { ...scenes, one: { ...scenes.one, bounds: [1, 1, 2, 2] } } as SceneSpecs;
    expect(fillStory(story(), { ...story(), scenes: moved })).toBe(false);
    const label = [{ layer: 'a', text: 'A', at: [3, 4] }] as const;
    expect(fillStory(story(), { ...story(), labels: label })).toBe(true);
    const note = { text: 'Here', at: [1, 1], side: 'left' } as const;
    const annotated = { ...scenes, two: { ...scenes.two, annotations: [note] } } as SceneSpecs;
    expect(fillStory(story(), { ...story(), scenes: annotated })).toBe(true);
  });
});
