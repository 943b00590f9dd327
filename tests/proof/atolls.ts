import type { Viewport } from '../../src/core/camera/camera.ts';
import { sceneAt, timeline } from '../../src/core/timeline/timeline.ts';
import { openFolder } from '../../src/files/open-folder.ts';
import type { LoadedStory } from '../../src/load/load-story.ts';
import { type TestedStory, testedStory } from '../../src/proof/tested-story.ts';
import { exampleStory } from '../browser/support/example.ts';
import { sceneOf as sceneNamed } from '../support/read-story.ts';

/** A story that is sound. */
export const atolls = await testedStory(openFolder('.', exampleStory), 'http://127.0.0.1:80');

const atollsWith = (parts: Partial<LoadedStory>): TestedStory => ({
  ...atolls,
  story: { ...atolls.story, ...parts },
});

/** The same with part of a section's scene replaced. */
export const atollsWithScene = (
  section: string,
  parts: Partial<LoadedStory['scenes'][string]>,
): TestedStory => {
  const scene = { ...sceneNamed(atolls.story, section), ...parts };
  return atollsWith({ scenes: { ...atolls.story.scenes, [section]: scene } });
};

/** The map on a screen of 360 × 740. */
export const viewport: Viewport = {
  width: 360,
  height: 370,
  covered: { top: 16, right: 16, bottom: 85, left: 16 },
};

export const sceneOf = (section: string) =>
  sceneAt(timeline(atolls.story.scenes, [{ id: section, start: 0, end: 1 }], viewport), 1);
